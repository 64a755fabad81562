// Milliseconds of one core per letter of each step, for 1, 100 and 1,788 letters, each count in a process of its own with its
// peak memory; then the other tables, each of which can be had alone (`node test/bench/job.mjs`). Runs on the built code.
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(ROOT);

stepTable();
for (const part of [
  "costs",
  "job",
  "cold-start",
  "check",
  "docx",
  "word",
  "typeset",
  "scale",
  "machines",
  "studio",
]) {
  execFileSync(process.execPath, [`test/bench/${part}.mjs`], { stdio: "inherit" });
}

function stepTable() {
  const rows = [];
  for (const format of ["26x27", "40x28"]) {
    for (const count of [1, 100, 1788]) {
      const child = spawnSync(process.execPath, ["test/bench/steps.mjs", String(count), format], {
        encoding: "utf8",
        maxBuffer: 1e8,
      });
      if (child.status !== 0) throw new Error(child.stderr);
      rows.push(JSON.parse(child.stdout));
    }
  }
  console.log(
    "\nmilliseconds of one core per letter (one process; the first letter bears the start)\n",
  );
  const names = Object.keys(rows[0].steps);
  console.log(`| format | letters | ${names.join(" | ")} | peak memory |`);
  console.log(`|---|--:|${names.map(() => "--:").join("|")}|--:|`);
  for (const { format, count, steps, peakMib } of rows) {
    const cells = names.map((name) => steps[name].toFixed(2)).join(" | ");
    console.log(`| ${format} | ${count} | ${cells} | ${peakMib} MiB |`);
  }
}
