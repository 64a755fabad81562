// The whole job for 1,788 addressees, both formats, with and without reading back, beside the bare durable writing of the
// same bytes in the same run.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { syncFolder, writeDurably } from "../../dist/outside/durable-file.js";
import { nodeDisk } from "../../dist/outside/node-disk.js";
import { costOf } from "./peak-of.mjs";

const LISTS = ["recipients/prefectures.csv", "recipients/municipalities.csv"];
const folder = mkdtempSync(join(tmpdir(), "shokan-bench-"));
const rows = [];
for (const verify of ["none", "all", "thorough"]) {
  const out = join(folder, verify);
  const start = performance.now();
  const args = ["merge", "templates/dx-jinzai.hbs", "--recipients", ...LISTS];
  const command = ["dist/bundle/main.js", ...args, "--out", out, "--verify", verify];
  const { peakMib, cpuMs } = await costOf(spawn(process.execPath, command, { stdio: "ignore" }));
  const ms = performance.now() - start;
  rows.push({ what: `whole job, reading back: ${verify}`, ms, peakMib, cpuMs });
}
const letters = join(folder, "none", "letters");
const files = readdirSync(letters).map((name) => [
  name,
  new Uint8Array(readFileSync(join(letters, name))),
]);
// One file after another, as a plain loop writes them; and as many under way as the job has, two processes with
// eight letters each.
const alone = await bareWriting(files, join(folder, "one"), 1);
const together = await bareWriting(files, join(folder, "sixteen"), 16);
rows.push({ what: "bare durable writing, one file after another", ms: alone });
rows.push({ what: "bare durable writing, sixteen files under way", ms: together });
const bytes = files.reduce((sum, [, content]) => sum + content.length, 0);
const printed = statSync(join(folder, "none", "ledger.jsonl")).size;
rmSync(folder, { recursive: true });
console.log(
  `\n1,788 letters, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ledger ${printed} bytes\n`,
);
console.log(
  "| | seconds | seconds of cores | letters per second | times one after another | times sixteen under way | largest process |",
);
console.log("|---|--:|--:|--:|--:|--:|--:|");
for (const { what, ms, peakMib, cpuMs } of rows) {
  const perSecond = ((1788 * 1000) / ms).toFixed(0);
  const memory = peakMib === undefined ? "–" : `${peakMib} MiB`;
  const ratios = [alone, together].map((least) => (ms / least).toFixed(2));
  const cores = cpuMs === undefined ? "–" : (cpuMs / 1000).toFixed(2);
  const cells = [what, (ms / 1000).toFixed(2), cores, perSecond, ...ratios, memory];
  console.log(`| ${cells.join(" | ")} |`);
}

/** Units: ms. */
async function bareWriting(files, folder, lanes) {
  await mkdir(folder);
  const start = performance.now();
  const queue = files.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const [name, bytes] of queue) await writeDurably(nodeDisk, join(folder, name), bytes);
    }),
  );
  await syncFolder(nodeDisk, folder);
  return performance.now() - start;
}
