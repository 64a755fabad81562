// One letter by the command, from nothing: start, check, write, read back, reports. The median of nine. Node alone, which
// does nothing, tells how fast the machine is at that moment.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TIMES = 9;
const COMMAND = "dist/bundle/main.js";
const folder = mkdtempSync(join(tmpdir(), "shokan-bench-"));
const letter = ["templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"];

console.log("\n| one letter from a cold start | milliseconds | least | most |");
console.log("|---|--:|--:|--:|");
for (const format of ["pdf", "docx", "pdf,docx"]) {
  row(`merge, ${format}`, [COMMAND, "merge", ...letter, "--only", "010006", "--format", format]);
}
row("--help", [COMMAND, "--help"]);
row("node alone", ["--eval", "0"]);
rmSync(folder, { recursive: true });

function row(what, args) {
  const times = Array.from({ length: TIMES }, (_, index) => {
    const out = args[1] === "merge" ? ["--out", join(folder, `${what}-${index}`)] : [];
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [...args, ...out]);
    if (status !== 0) throw new Error(`${what} ended with ${status}`);
    return performance.now() - start;
  }).sort((left, right) => left - right);
  const shown = [times[(TIMES - 1) / 2], times[0], times.at(-1)].map((ms) => ms.toFixed(0));
  console.log(`| ${[what, ...shown].join(" | ")} |`);
}
