// What 100,000 addressees take more than 1,788: a short letter to each. First single PDFs, not read back; then volumes alone
// (`--format print-run`), every page read back. `--million` adds a million letters in volumes, which take an hour or more.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peaksOf } from "./peak-of.mjs";

const TEMPLATE = `---
表題: 試験
種別: 書簡
日付: 令和8年12月1日
必要な列: [職名, 敬称, 氏名]
---
［＃頭語］拝啓
時下ますます御清栄のこととお喜び申し上げます。
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃宛名］{{職名}}　{{氏名}}　{{敬称}}
`;
const folder = mkdtempSync(join(tmpdir(), "shokan-bench-"));
const template = join(folder, "letter.hbs");
writeFileSync(template, TEMPLATE);

const KINDS = ["main", "worker", "report-worker"];
const isMillion = process.argv.includes("--million");
await table(
  "single PDFs, not read back",
  [1788, 100_000],
  [...["--format", "pdf", "--verify", "none"]],
);
await table(
  "volumes alone, every page read back",
  [1788, 100_000, ...(isMillion ? [1_000_000] : [])],
  ["--format", "print-run"],
);
rmSync(folder, { recursive: true });

async function table(name, counts, options) {
  console.log(`\n${name}`);
  console.log(
    `\n| addressees | seconds | letters per second | MB on disk | ${KINDS.join(" | ")} |`,
  );
  console.log("|--:|--:|--:|--:|--:|--:|--:|");
  const peaks = [];
  for (const count of counts) {
    const list = join(folder, `${count}.csv`);
    const row = (_, index) => `,市区町村,,市区町村,,市区町村長,殿,山田${index}`;
    const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,氏名";
    writeFileSync(list, [header, ...Array.from({ length: count }, row)].join("\r\n"));
    const out = join(folder, "out");
    const start = performance.now();
    const merge = ["merge", template, "--recipients", list, "--out", out, ...options];
    const args = ["dist/bundle/main.js", ...merge];
    const peak = await peaksOf(spawn(process.execPath, args, { stdio: "ignore" }));
    const seconds = (performance.now() - start) / 1000;
    peaks.push(Math.max(...peak.values()));
    const cells = [count.toLocaleString("en"), seconds.toFixed(1), (count / seconds).toFixed(0)];
    cells.push((bytesIn(out) / 1e6).toFixed(1));
    console.log(
      `| ${[...cells, ...KINDS.map((kind) => `${peak.get(kind) ?? 0} MiB`)].join(" | ")} |`,
    );
    rmSync(out, { recursive: true });
  }
  const [few, many] = [peaks[0] ?? 0, peaks.at(-1) ?? 0];
  const more = ((many - few) * 1024 * 1024) / (counts.at(-1) - 1788);
  console.log(`\nlargest process: ${more.toFixed(0)} bytes more for each addressee beyond 1,788`);
}

function bytesIn(path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, { name, parentPath, path: home }) =>
        sum + statSync(join(parentPath ?? home, name)).size,
      0,
    );
}
