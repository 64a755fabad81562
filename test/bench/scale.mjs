// What 100,000 addressees take more than 1,788: a short letter to each, PDF, not read back.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
console.log(`\n| addressees | seconds | letters per second | ${KINDS.join(" | ")} |`);
console.log("|--:|--:|--:|--:|--:|--:|");
const peaks = [];
for (const count of [1788, 100_000]) {
  const list = join(folder, `${count}.csv`);
  const row = (_, index) => `,市区町村,,市区町村,,市区町村長,殿,山田${index}`;
  const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,氏名";
  writeFileSync(list, [header, ...Array.from({ length: count }, row)].join("\r\n"));
  const out = join(folder, String(count));
  const start = performance.now();
  const options = ["--out", out, "--format", "pdf", "--verify", "none"];
  const args = ["dist/bundle/main.js", "merge", template, "--recipients", list, ...options];
  const peak = await peaksOf(spawn(process.execPath, args, { stdio: "ignore" }));
  const seconds = (performance.now() - start) / 1000;
  peaks.push(peak);
  const cells = KINDS.map((kind) => `${peak.get(kind) ?? 0} MiB`);
  const speed = (count / seconds).toFixed(0);
  console.log(
    `| ${count.toLocaleString("en")} | ${seconds.toFixed(1)} | ${speed} | ${cells.join(" | ")} |`,
  );
}
const [few, many] = peaks.map((peak) => Math.max(...peak.values()));
const more = ((many - few) * 1024 * 1024) / (100_000 - 1788);
console.log(`\nlargest process: ${more.toFixed(0)} bytes more for each addressee beyond 1,788`);
rmSync(folder, { recursive: true });
