// The four figures that a run's cost is judged by, in one run: making and reading back a letter in both formats, the start, and
// the whole job with all read back against the same job without. Time on a core says what the program costs; beside it
// stands what the clock says, which the disk and other programs share in. Beside the jobs the same bytes, written bare.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coreMs, costOf } from "./peak-of.mjs";

/** Times that each job is run, and that a run of one letter is begun; with and without in turn. */
const JOBS = 2;
const STARTS = 9;
const LISTS = ["recipients/prefectures.csv", "recipients/municipalities.csv"];
const folder = mkdtempSync(join(tmpdir(), "shokan-bench-"));
const one = join(folder, "one.csv");
writeFileSync(one, readFileSync(LISTS[0], "utf8").split("\n").slice(0, 2).join("\n"));
let runs = 0;

const { steps } = JSON.parse(
  execFileSync(process.execPath, ["test/bench/steps.mjs", "1788", "26x27", "bulk"], {
    maxBuffer: 1e8,
  }),
);
const sum = (...names) => names.reduce((total, name) => total + steps[name], 0).toFixed(2);
const starts = [];
for (let index = 0; index < STARTS; index += 1) starts.push(await startOfRun());
const jobs = { none: [], all: [] };
for (let index = 0; index < JOBS; index += 1) {
  for (const verify of Object.keys(jobs)) jobs[verify].push(await wholeJob(verify));
}
rmSync(folder, { recursive: true });

console.log("\n| | on a core | by the clock | wanted |");
console.log("|---|--:|--:|--:|");
row("making a letter, both formats", `${sum("merge", "typeset", "PDF", "DOCX")} ms`, "", "≤ 1 ms");
row("reading it back, both formats", `${sum("read PDF", "read DOCX")} ms`, "", "≤ 3 ms");
row(
  "from the command to one letter's files",
  seconds(starts, "cpuMs"),
  seconds(starts, "ms"),
  "≤ 0.7 s",
);
for (const [verify, all] of Object.entries(jobs)) {
  row(`1,788 letters, reading back: ${verify}`, seconds(all, "cpuMs"), seconds(all, "ms"), "");
}
const times = (what) => (median(jobs.all, what) / median(jobs.none, what)).toFixed(2);
row("with all read back, times without", times("cpuMs"), times("ms"), "≤ 2");

function row(...cells) {
  console.log(`| ${cells.join(" | ")} |`);
}

function seconds(all, what) {
  return `${(median(all, what) / 1000).toFixed(2)} s`;
}

/** The middle one; of an even number, the less. */
function median(all, what) {
  const values = all.map((each) => each[what]).sort((left, right) => left - right);
  return values[(values.length - 1) >> 1];
}

function merge(lists, verify) {
  runs += 1;
  const out = ["--out", join(folder, String(runs)), "--verify", verify];
  const args = ["merge", "templates/dx-jinzai.hbs", "--recipients", ...lists, ...out];
  return spawn(process.execPath, ["dist/bundle/main.js", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}

async function wholeJob(verify) {
  const start = performance.now();
  const child = merge(LISTS, verify);
  child.stderr.resume();
  const { cpuMs } = await costOf(child);
  return { cpuMs, ms: performance.now() - start };
}

/** A run of one letter, until it says that the letter's files are made; the reports of the run come after that. */
function startOfRun() {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = merge([one], "none");
    let found;
    child.stderr.setEncoding("utf8").on("data", (said) => {
      if (!said.includes("作成・照合")) return;
      found ??= { cpuMs: coreMs(child.pid) ?? Number.NaN, ms: performance.now() - start };
    });
    child.on("close", (status) =>
      status === 0 && found !== undefined ? resolve(found) : reject(new Error(`ended: ${status}`)),
    );
  });
}
