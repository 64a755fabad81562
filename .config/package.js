// Makes the folders that are given to people who have no Node: a zip for Windows, a tarball for Linux, and their SHA-256.
// The same sources give the same bytes: names in order, one date for all, nothing of the machine.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tarball, zip } from "./package/archives.js";
import { contents } from "./package/contents.js";
import { nodeProgram } from "./package/node-program.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const TARGETS = [
  { name: `Shokan-${version}-win-x64.zip`, platform: "win", archive: zip },
  { name: `Shokan-${version}-linux-x64.tar.gz`, platform: "linux", archive: tarball },
];

const folder = join(ROOT, "dist/package");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const sums = [];
for (const { name, platform, archive } of TARGETS) {
  const bytes = archive("Shokan", contents(ROOT, platform, await nodeProgram(platform)));
  writeFileSync(join(folder, name), bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  sums.push(`${sha256}  ${name}\n`);
  process.stdout.write(`${sha256}  ${name}  ${(bytes.length / 1e6).toFixed(1)} MB\n`);
}
writeFileSync(join(folder, "SHA256SUMS.txt"), sums.join(""));
