import { dirname, join, resolve, sep } from "node:path";
import { pid } from "node:process";
import type { Disk, DiskEntry, OpenedFile } from "../../src/base/disk.ts";
import { afterPowerLoss, type Choose, type DiskEvent, type Left } from "./after-power-loss.ts";

/** A call of a disk, counted from 1. */
export interface DiskCall {
  readonly number: number;
  readonly name: string;
  readonly path: string;
}

/** Says with which code a call is refused, such as `ENOSPC`; undefined for a call that is carried out. */
export type Refuse = (call: DiskCall) => string | undefined;

interface MemoryFile {
  readonly number: number;
  bytes: Buffer;
}

type Entry = MemoryFile | "folder" | "link";

let disks = 0;

/** A disk in memory that can fail: it refuses calls, and its power can be cut behind any of them. */
export class MemoryDisk implements Disk {
  readonly isShared = false;
  /** As of a system whose programs do not open longer paths. */
  longestPath: number | undefined = undefined;
  /** What was done to it, in order. */
  readonly events: DiskEvent[] = [];
  /** Calls since the last `count`. */
  calls = 0;
  /** How long its user has waited for what it refused. Units: milliseconds. */
  waitedMs = 0;
  /** Bytes that it says can still be written. */
  free = Number.POSITIVE_INFINITY;
  readonly #entries = new Map<string, Entry>([[resolve("/"), "folder"]]);
  readonly #id: string;
  #files = 0;
  #refuse: Refuse = () => undefined;

  constructor(content: ReadonlyMap<string, Left> = new Map()) {
    disks += 1;
    this.#id = `memory ${pid} ${disks}`;
    for (const [path, left] of content) this.#lay(path, left);
  }

  /** Counts calls anew from 1, and refuses what is to be refused from now on. */
  count(refuse: Refuse = () => undefined): void {
    this.calls = 0;
    this.#refuse = refuse;
  }

  /** The disk that a power failure behind some of the events may leave. */
  cutAt(events: number, choose: Choose): MemoryDisk {
    return new MemoryDisk(afterPowerLoss(this.events.slice(0, events), choose));
  }

  /** Another disk with the same content. */
  copy(): MemoryDisk {
    const content = [...this.#entries].flatMap(([path, entry]): [string, Left][] =>
      entry === "link" ? [] : [[path, entry === "folder" ? entry : entry.bytes]],
    );
    return new MemoryDisk(new Map(content));
  }

  /** All files below a folder, by their path within it, with `/`. */
  filesIn(folder: string): ReadonlyMap<string, Buffer> {
    const files: [string, Buffer][] = [];
    for (const [path, entry] of this.#entries) {
      if (!path.startsWith(`${folder}${sep}`) || typeof entry === "string") continue;
      files.push([path.slice(folder.length + 1).replaceAll(sep, "/"), entry.bytes]);
    }
    return new Map(files.toSorted(([left], [right]) => (left < right ? -1 : 1)));
  }

  /** Puts a file there that no run has made, with its folders; it is safe. */
  put(path: string, content: Uint8Array | string): void {
    this.#lay(path, Buffer.from(content));
  }

  /** Puts a link there, which leads elsewhere. */
  putLink(path: string): void {
    this.#lay(dirname(path), "folder");
    this.#entries.set(path, "link");
  }

  #lay(path: string, left: Left): void {
    const folder = dirname(path);
    if (left === "folder" && this.#entries.has(path)) return;
    this.#lay(folder, "folder");
    if (left === "folder") {
      this.#entries.set(path, left);
      this.events.push({ kind: "make-folder", path });
    } else {
      const file = this.#newFile(left);
      this.#entries.set(path, file);
      this.events.push({ kind: "create", path, file: file.number });
      this.events.push({ kind: "write", file: file.number, bytes: left });
      this.events.push({ kind: "sync", file: file.number });
    }
    this.events.push({ kind: "sync-folder", path: folder });
  }

  readonly create = async (path: string): Promise<OpenedFile> => {
    this.#call("create", path);
    if (this.#entries.has(path)) throw refusal("EEXIST", "create", path);
    return this.#opened(path, this.#made(path));
  };

  readonly append = async (path: string): Promise<OpenedFile> => {
    this.#call("append", path);
    const entry = this.#entries.get(path);
    return this.#opened(path, entry === undefined ? this.#made(path) : fileOf(entry, path));
  };

  readonly rename = async (from: string, to: string): Promise<void> => {
    this.#call("rename", from);
    const entry = this.#entries.get(from);
    if (entry === undefined) throw refusal("ENOENT", "rename", from);
    this.#needFolder(to);
    if (entry === "folder" && this.#entries.has(to)) throw refusal("ENOTEMPTY", "rename", to);
    this.events.push({ kind: "rename", from, to });
    for (const [path, inside] of [...this.#entries]) {
      if (path !== from && !path.startsWith(`${from}${sep}`)) continue;
      this.#entries.delete(path);
      this.#entries.set(to + path.slice(from.length), inside);
    }
  };

  readonly remove = async (path: string): Promise<void> => {
    this.#call("remove", path);
    if (this.#entries.get(path) === "folder") throw refusal("EISDIR", "remove", path);
    if (this.#entries.delete(path)) this.events.push({ kind: "remove", path });
  };

  readonly makeFolder = async (path: string): Promise<void> => {
    this.#call("makeFolder", path);
    if (this.#entries.has(path)) throw refusal("EEXIST", "makeFolder", path);
    this.#needFolder(path);
    this.#entries.set(path, "folder");
    this.events.push({ kind: "make-folder", path });
  };

  readonly syncFolder = async (path: string): Promise<void> => {
    this.#call("syncFolder", path);
    if (this.#entries.get(path) !== "folder") throw refusal("ENOTDIR", "syncFolder", path);
    this.events.push({ kind: "sync-folder", path });
  };

  readonly entry = async (path: string): Promise<DiskEntry | undefined> => this.entryNow(path);

  readonly entryNow = (path: string): DiskEntry | undefined => {
    this.#call("entry", path);
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    if (typeof entry === "string") return { kind: entry, bytes: 0 };
    return { kind: "file", bytes: entry.bytes.length };
  };

  readonly namesNow = (path: string): readonly string[] => {
    const below = path.endsWith(sep) ? path : `${path}${sep}`;
    return [...this.#entries.keys()].flatMap((each) => {
      const name = each.startsWith(below) ? each.slice(below.length) : "";
      return name === "" || name.includes(sep) ? [] : [name];
    });
  };

  readonly read = async (path: string): Promise<Uint8Array> => this.readNow(path);

  readonly readNow = (path: string): Uint8Array => {
    this.#call("read", path);
    const entry = this.#entries.get(path);
    if (entry === undefined) throw refusal("ENOENT", "read", path);
    return Uint8Array.from(fileOf(entry, path).bytes);
  };

  readonly readBlockNow = (path: string, block: Uint8Array, place: number): number => {
    const bytes = this.readNow(path).subarray(place, place + block.length);
    block.set(bytes);
    return bytes.length;
  };

  async *parts(path: string): AsyncIterable<Uint8Array> {
    yield this.readNow(path);
  }

  readonly freeBytes = async (): Promise<number> => this.free;

  readonly identities = async (path: string): Promise<readonly string[]> => {
    this.#call("identities", path);
    return [`${this.#id} ${path}`];
  };

  readonly pause = async (milliseconds: number): Promise<void> => {
    this.waitedMs += milliseconds;
  };

  #call(name: string, path: string): void {
    this.calls += 1;
    const code = this.#refuse({ number: this.calls, name, path });
    if (code !== undefined) throw refusal(code, name, path);
  }

  #newFile(bytes: Buffer): MemoryFile {
    this.#files += 1;
    return { number: this.#files, bytes };
  }

  #made(path: string): MemoryFile {
    this.#needFolder(path);
    const file = this.#newFile(Buffer.alloc(0));
    this.#entries.set(path, file);
    this.events.push({ kind: "create", path, file: file.number });
    return file;
  }

  #needFolder(path: string): void {
    const parent = this.#entries.get(dirname(path));
    if (parent === "folder") return;
    throw refusal(parent === undefined ? "ENOENT" : "ENOTDIR", "open", path);
  }

  #opened(path: string, file: MemoryFile): OpenedFile {
    const add = (bytes: Uint8Array): void => {
      file.bytes = Buffer.concat([file.bytes, bytes]);
      this.events.push({ kind: "write", file: file.number, bytes: Buffer.from(bytes) });
    };
    return {
      write: async (bytes) => {
        try {
          this.#call("write", path);
        } catch (cause) {
          // A disk that is full, or fails, has often taken a part.
          add(bytes.subarray(0, bytes.length >> 1));
          throw cause;
        }
        add(bytes);
      },
      truncate: async (length) => {
        this.#call("truncate", path);
        file.bytes = file.bytes.subarray(0, length);
        this.events.push({ kind: "truncate", file: file.number, length });
      },
      datasync: async () => {
        this.#call("datasync", path);
        this.events.push({ kind: "sync", file: file.number });
      },
      close: async () => this.#call("close", path),
    };
  }
}

function fileOf(entry: Entry, path: string): MemoryFile {
  if (typeof entry !== "string") return entry;
  throw refusal(entry === "link" ? "ELOOP" : "EISDIR", "open", path);
}

function refusal(code: string, syscall: string, path: string): Error {
  const text = `${code}: the disk refuses, ${syscall} '${path}'`;
  return Object.assign(new Error(text), { code, errno: -1, syscall, path });
}

/** A folder of a disk in memory. */
export const MEMORY_FOLDER: string = join(resolve("/"), "memory", "out");
