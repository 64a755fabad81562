// Milliseconds that `check --watch` takes for the 1,788 letters: when it begins, and again after a save of the
// template. Run after `npm run build`: node test/bench/check.mjs
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { check } from "../../dist/job/check.js";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const options = {
  template: "templates/dx-jinzai.hbs",
  recipients: ["recipients/prefectures.csv", "recipients/municipalities.csv"],
  formats: ["pdf", "docx"],
  edition: "corrected",
  where: [],
  only: [],
  printRun: false,
  verify: "all",
  jobs: 0,
  strict: false,
  set: new Map(),
  restart: false,
};

const times = [];
for (let index = 0; index < 9; index += 1) {
  const began = performance.now();
  const { exit } = await check(options, () => undefined, new AbortController().signal);
  if (exit !== 0) throw new Error(`check ended with ${exit}`);
  times.push(performance.now() - began);
}
const [first, ...again] = times;
again.sort((left, right) => left - right);
console.log("\n| check of 1,788 letters | milliseconds |\n|---|--:|");
console.log(`| first | ${first.toFixed(0)} |`);
console.log(`| again, in the median | ${again[4].toFixed(0)} |`);
console.log(`| again, at most | ${again.at(-1).toFixed(0)} |`);
