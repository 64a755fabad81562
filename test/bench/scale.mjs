// What 100,000 addressees take more than 1,788: a short letter to each. First single PDFs, not read back; then volumes alone
// (`--format print-run`), every page read back. `--million` adds a million letters in volumes, which take an hour or more.
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coreMs, peaksOf, TOGETHER } from "./peak-of.mjs";

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

// A million different persons, each by a family name, and a given name of two characters.
const FAMILIES = [
  ..."佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎".split(
    " ",
  ),
  ..."池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田".split(
    " ",
  ),
  ..."西村 藤井 岡本 金子 藤原 三浦 中野 原田 松田 竹内 上田 小野 田村 中山 和田 石田 森田 上野 内田 柴田".split(
    " ",
  ),
  ..."酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野".split(
    " ",
  ),
  ..."藤本 河野 上原 武田 野口 松井 千葉 菅原 岩崎 木下 久保 佐野 野村 松尾 菊地 市川 水野 桜井 古川 大西".split(
    " ",
  ),
];
const FIRST = [
  ..."一三正和健直智明浩秀博康幸雅隆義信英真裕恵美由香千奈久文貴哲良光政昌弘勝修孝徳敏治茂武勇清誠剛大昭典",
  ..."俊克国圭宏憲章朗晃洋浅淳進陽葵結優翔悠咲彩綾春夏秋冬雪花月星空海風森林泉岳峰湖潮渚汐波帆舟弓矢竹松桜",
];
const SECOND = [
  ..."郎子男夫雄彦也哉人太介助平樹生斗馬希菜乃江代織里穂葉佳加華音衣絵永栄悦円央岡恩温霞河果歌嘉界開学甘完寛",
  ..."岩喜基輝菊吉宮京共恭響暁玉勤錦琴欣具君薫慶桂景建絢元源古悟胡護吾甲好昂洪皓航晧晶祥翠澄聡惣尊泰拓卓達",
];
const KINDS = ["main", "worker", "report-worker", TOGETHER];
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
    `\n| addressees | seconds | letters per second | core seconds | MB on disk | ${KINDS.join(" | ")} |`,
  );
  console.log("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
  const peaks = [];
  for (const count of counts) {
    const list = join(folder, `${count}.csv`);
    writeList(list, count);
    const out = join(folder, "out");
    const start = performance.now();
    const merge = ["merge", template, "--recipients", list, "--out", out, ...options];
    const args = ["dist/bundle/main.js", ...merge];
    const cores = new Map();
    const peak = await peaksOf(spawn(process.execPath, args, { stdio: "ignore" }), (pid) =>
      cores.set(pid, coreMs(pid) ?? cores.get(pid) ?? 0),
    );
    const seconds = (performance.now() - start) / 1000;
    peaks.push(Math.max(...[...peak].map(([kind, mib]) => (kind === TOGETHER ? 0 : mib))));
    const cells = [count.toLocaleString("en"), seconds.toFixed(1), (count / seconds).toFixed(0)];
    cells.push(([...cores.values()].reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1));
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

function writeList(path, count) {
  writeFileSync(path, "職名,敬称,氏名\r\n");
  for (let from = 0; from < count; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, count - from) }, (_, index) => {
      // Neighbours have nothing in common; 7919 is prime, so that nobody comes twice.
      const one = ((from + index) * 7919) % 1_000_000;
      const given = `${FIRST[Math.floor(one / 100) % 100]}${SECOND[Math.floor(one / 10_000)]}`;
      return `理事,様,${FAMILIES[one % 100]}　${given}\r\n`;
    });
    appendFileSync(path, rows.join(""));
  }
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
