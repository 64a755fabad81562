import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  BAG_ALGORITHMS,
  type BagInfo,
  manifestLines,
  PAYLOAD_FOLDER,
  type PayloadFile,
  tagFiles,
  tagManifestName,
} from "../../archive/bag.ts";
import type { Disk } from "../../base/disk.ts";
import { makeFolder, moveFile, syncFolder } from "../../outside/durable-file.ts";

/**
 * Writes a bag. Under its own name it is complete or absent, also after a power failure: it grows in a hidden folder beside, which
 * the next start for the same bag takes away.
 *
 * Errors: every call throws the system's error.
 */
export class BagWriter {
  readonly #disk: Disk;
  readonly #target: string;
  readonly #growing: string;
  readonly #payload: PayloadFile[] = [];
  readonly #folders = new Set<string>();

  private constructor(disk: Disk, target: string) {
    this.#disk = disk;
    this.#target = target;
    this.#growing = join(dirname(target), `.tmp-${basename(target)}`);
  }

  /** Begins a bag. Shape: `target` is absolute, and nothing is there. */
  static async begin(disk: Disk, target: string): Promise<BagWriter> {
    const writer = new BagWriter(disk, target);
    await rm(writer.#growing, { recursive: true, force: true });
    await writer.#folder(writer.#growing);
    return writer;
  }

  /** What was put into it so far, in that order. */
  get payload(): readonly PayloadFile[] {
    return this.#payload;
  }

  /** Puts a file into the payload. Shape: `path` is below it, with `/`; gives what was written. */
  async add(path: string, parts: AsyncIterable<Uint8Array>): Promise<PayloadFile> {
    const hashes = BAG_ALGORITHMS.map((algorithm) => createHash(algorithm));
    let bytes = 0;
    await this.#write(join(PAYLOAD_FOLDER, path), parts, (part) => {
      for (const hash of hashes) hash.update(part);
      bytes += part.length;
    });
    const [sha256 = "", sha512 = ""] = hashes.map((hash) => hash.digest("hex"));
    const file = { path, bytes, sha256, sha512 };
    this.#payload.push(file);
    return file;
  }

  /** Closes the bag with its manifests, and gives it its name. */
  async close(info: BagInfo): Promise<void> {
    const tags = tagFiles(this.#payload, info);
    const hashed = [...tags].map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
    for (const { name, bytes } of hashed) await this.#write(name, once(bytes));
    for (const algorithm of BAG_ALGORITHMS) {
      const lines = hashed.map(({ name, bytes }) => ({
        path: name,
        hash: createHash(algorithm).update(bytes).digest("hex"),
      }));
      await this.#write(tagManifestName(algorithm), once(Buffer.from(manifestLines(lines))));
    }
    for (const folder of this.#folders) await syncFolder(this.#disk, folder);
    await moveFile(this.#disk, this.#growing, this.#target);
    await syncFolder(this.#disk, dirname(this.#target));
  }

  /** Takes away what was written. */
  async abandon(): Promise<void> {
    await rm(this.#growing, { recursive: true, force: true });
  }

  async #write(
    path: string,
    parts: AsyncIterable<Uint8Array>,
    each: (part: Uint8Array) => void = () => undefined,
  ): Promise<void> {
    const place = join(this.#growing, path);
    await this.#folder(dirname(place));
    const file = await this.#disk.create(place);
    try {
      for await (const part of parts) {
        each(part);
        await file.write(part);
      }
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async #folder(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await makeFolder(this.#disk, path);
    this.#folders.add(path);
  }
}

/** Bytes as a file's only part. */
export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
