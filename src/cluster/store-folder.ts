import { link, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { pid } from "node:process";
import { systemCodeOf } from "../outside/system-error.ts";
import type { Store } from "./store.ts";

/** Beginning of the name of what is not complete yet; nobody reads it. */
const UNFINISHED = ".tmp-";

/** What file systems answer that know no second name for a file: many network shares. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL", "EXDEV"]);

/** What is answered where there is nothing. */
const ABSENT = new Set(["ENOENT", "ENOTDIR"]);

/** Files that this process has begun. */
let begun = 0;

/**
 * A store in a folder that all machines see, such as a share of a file server.
 *
 * A file is written under another name, made durable, and then given its own: by a link, which the system refuses if the name is
 * taken. Where there are no links it is renamed; two machines that do so in the same moment write the same bytes, or the later
 * of them finds the difference when it compares.
 */
export function folderStore(folder: string): Store {
  const at = (name: string): string => join(folder, name);
  return {
    putIfAbsent: async (name, bytes) => {
      const place = at(name);
      await mkdir(dirname(place), { recursive: true });
      begun += 1;
      const unfinished = join(dirname(place), `${UNFINISHED}${hostname()}-${pid}-${begun}`);
      try {
        await writeWhole(unfinished, bytes);
        return await giveName(unfinished, place);
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    read: (name) => readFile(at(name)).catch(undefinedIfAbsent),
    names: async (name, after = "") => {
      const names = await readdir(at(name)).catch(undefinedIfAbsent);
      return (names ?? []).filter((one) => !one.startsWith(UNFINISHED) && one > after);
    },
    remove: (name) => rm(at(name), { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function giveName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    const code = systemCodeOf(cause) ?? "";
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw cause;
  }
  if ((await readFile(to).catch(undefinedIfAbsent)) !== undefined) return false;
  await rename(from, to);
  return true;
}

function undefinedIfAbsent(cause: unknown): undefined {
  if (!ABSENT.has(systemCodeOf(cause) ?? "")) throw cause;
}
