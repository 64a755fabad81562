import { dirname, resolve } from "node:path";

/** What was done to the disk, in order. Paths are those that the program used. */
export type DiskEvent =
  | { readonly kind: "make-folder"; readonly path: string }
  | { readonly kind: "create"; readonly path: string; readonly file: number }
  | { readonly kind: "write"; readonly file: number; readonly bytes: Uint8Array }
  | { readonly kind: "truncate"; readonly file: number; readonly length: number }
  | { readonly kind: "sync"; readonly file: number }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "sync-folder"; readonly path: string };

/** Chooses among what a power failure may leave: 0 up to, not including, `count`. */
export type Choose = (count: number) => number;

/** What is left under a name. */
export type Left = Buffer | "folder";

interface Inode {
  /** Content that is safe. */
  safe: Buffer;
  /** Content as the program sees it. */
  seen: Buffer;
}

/** What a name stands for: a file by its number, a folder, or nothing. */
type Named = number | "folder" | undefined;

/** A name in a folder that is not safe yet: what it will be once the folder is synced. */
interface PendingName {
  readonly path: string;
  readonly file: Named;
  /** The new name of what was renamed: the old one does not go without it. */
  readonly renamed?: PendingName | undefined;
}

/**
 * Gives the files that a power failure after some events may leave, as POSIX has it: of a file that was not synced any
 * part of what was written last, and of a folder that was not synced any of its changes. What is in a folder whose own name
 * was lost is lost with it.
 *
 * Shape: path to content; the content of a folder is "folder". The same choices give the same files.
 */
export function afterPowerLoss(
  events: readonly DiskEvent[],
  choose: Choose,
): ReadonlyMap<string, Left> {
  const disk = new Disk();
  for (const event of events) disk.apply(event);
  return disk.left(choose);
}

/** The folder that is always there. */
const ROOT = resolve("/");

class Disk {
  readonly #inodes = new Map<number, Inode>();
  /** Names as the program sees them, and those that are safe. */
  readonly #current = new Map<string, Exclude<Named, undefined>>();
  readonly #names = new Map<string, Exclude<Named, undefined>>();
  #pending: PendingName[] = [];

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case "make-folder":
        this.#call(event.path, "folder");
        break;
      case "create":
        this.#inodes.set(event.file, { safe: Buffer.alloc(0), seen: Buffer.alloc(0) });
        this.#call(event.path, event.file);
        break;
      case "rename": {
        const file = this.#current.get(event.from);
        const renamed = { path: event.to, file };
        this.#call(event.to, file);
        this.#call(event.from, undefined, renamed);
        break;
      }
      case "remove":
        this.#call(event.path, undefined);
        break;
      case "sync-folder":
        this.#syncFolder(event.path);
        break;
      default:
        changeContent(this.#inodes.get(event.file), event);
    }
  }

  left(choose: Choose): ReadonlyMap<string, Left> {
    for (const change of this.#pending) {
      if (choose(2) === 0) continue;
      if (change.renamed !== undefined) setName(this.#names, change.renamed);
      setName(this.#names, change);
    }
    const left = new Map<string, Left>();
    for (const [path, file] of this.#names) {
      const inode = file === "folder" ? undefined : this.#inodes.get(file);
      if (file === "folder") left.set(path, file);
      else if (inode !== undefined) left.set(path, contentOf(inode, choose));
    }
    const isLost = (path: string): boolean => {
      const parent = dirname(path);
      return parent !== path && (left.get(parent) !== "folder" || isLost(parent));
    };
    left.set(ROOT, "folder");
    return new Map([...left].filter(([path]) => path === ROOT || !isLost(path)));
  }

  #call(path: string, file: Named, renamed?: PendingName): void {
    setName(this.#current, { path, file });
    this.#pending.push({ path, file, renamed });
  }

  #syncFolder(folder: string): void {
    for (const change of this.#pending) {
      if (dirname(change.path) !== folder) continue;
      if (change.renamed !== undefined) setName(this.#names, change.renamed);
      setName(this.#names, change);
    }
    this.#pending = this.#pending.filter(({ path }) => dirname(path) !== folder);
  }
}

function changeContent(
  inode: Inode | undefined,
  event: DiskEvent & { readonly kind: "write" | "truncate" | "sync" },
): void {
  if (inode === undefined) return;
  if (event.kind === "write") inode.seen = Buffer.concat([inode.seen, event.bytes]);
  if (event.kind === "truncate") inode.seen = inode.seen.subarray(0, event.length);
  if (event.kind === "sync") inode.safe = inode.seen;
}

function setName(names: Map<string, Exclude<Named, undefined>>, { path, file }: PendingName): void {
  if (file === undefined) names.delete(path);
  else names.set(path, file);
}

// Nothing of what is not safe, all of it, or the first part.
function contentOf({ safe, seen }: Inode, choose: Choose): Buffer {
  if (seen.equals(safe)) return seen;
  const more = seen.length - safe.length;
  const choice = choose(3);
  if (choice === 0 || more <= 0) return safe;
  return choice === 1 ? seen : seen.subarray(0, safe.length + choose(more));
}
