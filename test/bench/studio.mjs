// What a clerk waits for in the studio, in Chromium: the first page, a keystroke, a list of 100,000 rows; and what is loaded.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import {
  allWorkerScripts,
  pageScripts,
  sizeOf,
  workerScripts,
} from "../samples/loaded-scripts.mjs";

const CHROMIUM = "/usr/bin/chromium";
if (spawnSync(CHROMIUM, ["--version"]).status !== 0) {
  console.log("\nstudio: skipped, no chromium");
  process.exit(0);
}

const KEYSTROKES = 60;
const KEYSTROKES_BETWEEN = 20;
const ROWS = 100_000;
const desk = mkdtempSync(join(tmpdir(), "shokan-bench-studio-"));
for (const name of ["templates", "recipients"]) cpSync(name, join(desk, name), { recursive: true });
mkdirSync(join(desk, "out"));
const [head, ...rows] = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split(/\r?\n/u);
const many = Array.from({ length: ROWS }, (_, at) => rows[at % rows.length]);
writeFileSync(join(desk, "recipients/many.csv"), `${[head, ...many].join("\n")}\n`);

const studio = spawn(
  process.execPath,
  ["dist/bundle/main.js", "studio", desk, "--no-open", "--json"],
  { stdio: ["ignore", "pipe", "inherit"] },
);
const { address } = JSON.parse(
  await new Promise((resolve) => {
    createInterface(studio.stdout).once("line", resolve);
  }),
);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
try {
  const shown = await timed(async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "見本で試す" }).waitFor();
  });
  const first = await timed(async () => {
    await page.getByRole("button", { name: "見本で試す" }).click();
    await page.waitForFunction(() => performance.getEntriesByName("shokan-drawn").length > 0);
  });
  const keys = await keystrokes(KEYSTROKES);
  await page.getByRole("button", { name: "宛名簿を足す" }).click();
  await page.getByRole("button", { name: "recipients/municipalities.csv" }).click();
  // Each key comes when letters are being looked through: that begins when the hand has rested.
  const checking = await keystrokes(KEYSTROKES_BETWEEN, () => page.locator(".checked").waitFor());
  const list = await longList();
  console.log("\nthe studio in Chromium\n\n| | |\n|---|--:|");
  console.log(`| the page is there | ${shown.toFixed(0)} ms |`);
  console.log(`| one click to the first page of a letter | ${first.toFixed(0)} ms |`);
  console.log(`| keystroke to page, 3 pages, median | ${at(keys, 0.5)} ms |`);
  console.log(`| keystroke to page, 3 pages, 95th percentile | ${at(keys, 0.95)} ms |`);
  console.log(
    `| the same while 1,788 letters are looked through, 95th percentile | ${at(checking, 0.95)} ms |`,
  );
  console.log(`| ${ROWS.toLocaleString("en")} rows, read and guarded | ${list.ms.toFixed(0)} ms |`);
  console.log(
    `| longest time that the page did not answer meanwhile | ${list.blocked.toFixed(0)} ms |`,
  );
  console.log(`| the page with its editor | ${inKilobytes(pageScripts())} |`);
  console.log(`| the worker for a first letter | ${inKilobytes(workerScripts())} |`);
  console.log(`| the worker with all that it may load | ${inKilobytes(allWorkerScripts())} |`);
} finally {
  await browser.close();
  studio.kill("SIGINT");
  rmSync(desk, { recursive: true, force: true });
}

async function keystrokes(count, ready = () => undefined) {
  const editor = page.locator(".cm-content");
  await editor.getByText("［＃頭語］拝啓").click();
  await page.keyboard.press("End");
  const found = [];
  for (let n = 0; n < count; n += 1) {
    await ready();
    await page.evaluate(() => performance.clearMarks());
    await page.keyboard.insertText("漢");
    await page.waitForFunction(() => performance.getEntriesByName("shokan-drawn").length > 0);
    found.push(
      await page.evaluate(() => {
        const [typed] = performance.getEntriesByName("shokan-typed");
        return performance.getEntriesByName("shokan-drawn").at(-1).startTime - typed.startTime;
      }),
    );
  }
  return found.sort((a, b) => a - b);
}

function inKilobytes(scripts) {
  return `${(sizeOf(scripts) / 1000).toFixed(0)} KB`;
}

/** The longest gap between two frames tells how long the page stood still. */
async function longList() {
  await page.reload();
  await page.getByRole("button", { name: "recipients/many.csv" }).waitFor();
  await page.evaluate(() => {
    let last = performance.now();
    globalThis.longest = 0;
    const look = (now) => {
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const ms = await timed(async () => {
    await page.getByRole("button", { name: "recipients/many.csv" }).click();
    await page.getByRole("grid").waitFor({ timeout: 60_000 });
  });
  return { ms, blocked: await page.evaluate(() => globalThis.longest) };
}

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function at(sorted, part) {
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)].toFixed(0);
}
