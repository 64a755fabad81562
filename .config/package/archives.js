// Archives that depend on nothing but what is in them.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";

// A zip keeps the wall clock's fields without their zone.
const DATE = new Date(2026, 0, 1);

/** A zip, everything in one folder. */
export function zip(folder, files) {
  const entries = files.map(([path, bytes]) => [
    `${folder}/${path}`,
    [bytes ?? new Uint8Array(), { level: bytes === undefined ? 0 : 9, mtime: DATE }],
  ]);
  return zipSync(Object.fromEntries(entries));
}

/** A tar archive by GNU tar, packed with gzip, everything in one folder. */
export function tarball(folder, files) {
  const place = mkdtempSync(join(tmpdir(), "shokan-tar-"));
  try {
    for (const [path, bytes, executable = false] of files) {
      const at = join(place, folder, path);
      mkdirSync(bytes === undefined ? at : dirname(at), { recursive: true });
      if (bytes === undefined) continue;
      writeFileSync(at, bytes);
      chmodSync(at, executable ? 0o755 : 0o644);
    }
    const tar = execFileSync(
      "tar",
      [
        "--create",
        "--sort=name",
        "--format=pax",
        "--pax-option=delete=atime,delete=ctime",
        "--mtime=2026-01-01 00:00Z",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mode=u=rwX,go=rX",
        "--directory",
        place,
        folder,
      ],
      { maxBuffer: 1 << 30 },
    );
    return gzipSync(tar, { level: 9 });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
