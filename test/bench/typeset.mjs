// Prints how paragraphs are set at 20 to 45 characters a line, policy by policy, and how fast: those of both source letters, passages
// as offices write them, those of the templates, and the prose of this repository's own guides, which is what its readers write too: kana and kanji with marks, brackets,
// figures and Latin. Run after `npm run build`: node test/bench/typeset.mjs
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { loadFace } from "../../dist/font/load-face.js";
import { loadShaper } from "../../dist/font/load-shaper.js";
import { PAGE_FORMATS } from "../../dist/model/page-formats.js";
import { layoutLines } from "../../dist/typeset/layout-lines.js";
import { createTypesetCache, typeset } from "../../dist/typeset/typeset.js";

const letters = new URL("../golden/source-letters/", import.meta.url);

/** The paragraphs of both letters, in one edition: 23, at 26 measures 598. */
const lettersOf = (edition) =>
  readdirSync(letters)
    .filter((name) => name.endsWith(`.${edition}.txt`))
    .flatMap((name) => readFileSync(new URL(name, letters), "utf8").trim().split("\n"))
    .filter((line) => line.length > 30);
const corrected = lettersOf("corrected");
const paragraphs = [...new Set(corrected)];

/** As many passages as offices write them: of bylaws, notices, plans, answers in an assembly, contracts, archives. */
const official = textOf("test/samples/official-passages.txt").trim().split("\n");

/** Paragraphs of the shipped templates that are text as they stand, without their marks and labels; cells of tables are ragged. */
const templates = [
  ...new Set(
    namesIn("templates", ".hbs").flatMap((path) =>
      textOf(path)
        .split("\n")
        .filter((line) => !/\{\{|^#|: | [|] /u.test(line))
        .map((line) => line.replaceAll(/※?［＃[^］]*］|｜|《[^》]*》/gu, "").trim())
        .map((line) => line.replace(/^[^　]{1,4}　/u, ""))
        .filter((line) => line.length > 30),
    ),
  ),
];

/** Sentences of the guides: paragraphs and items without code, tables, links and marks of Markdown. */
const prose = [
  ...new Set(
    ["README.md", "recipients/README.md", ...namesIn("templates", ".md")].flatMap(proseOf),
  ),
];

function namesIn(folder, end) {
  const names = readdirSync(new URL(`../../${folder}/`, import.meta.url));
  return names
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function textOf(path) {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

function proseOf(path) {
  return textOf(path)
    .replaceAll(/^```[\s\S]*?^```/gmu, "")
    .split(/\n{2,}|\n(?=\s*(?:[-|#>]|\d+\.))/u)
    .filter((part) => !/^\s*[|#>!<]|`|https?:/u.test(part))
    .map((part) =>
      part
        .replace(/^\s*(?:-|\d+\.)\s+/u, "")
        .replaceAll(/\[([^\]]*)\]\([^)]*\)|\*\*/gu, "$1")
        .replaceAll(/\s*\n\s*/gu, "")
        .trim(),
    )
    .filter((part) => part.length > 30);
}

/** A face whose glyphs are one em, ASCII half: layout does not depend on a font's figures here. */
const shape = (text, advance) => {
  let cluster = 0;
  return [...text].map((character) => {
    const gid = character.codePointAt(0);
    const at = cluster;
    cluster += character.length;
    return { gid, cluster: at, advance: advance(gid) };
  });
};
const face = {
  metrics: { unitsPerEm: 1000 },
  glyphOf: (codePoint) => codePoint,
  variantOf: (codePoint) => codePoint,
  verticalGlyphOf: (codePoint) => codePoint + 1,
  shapeVertical: (text) => shape(text, () => 1000),
  shapeHorizontal: (text) => shape(text, (gid) => (gid < 0x80 ? 500 : 1000)),
  advanceWidth: () => 1000,
  advanceHeight: () => 1000,
  verticalOrigin: () => ({ x: 500, y: 880 }),
  verticalTrim: () => undefined,
  boundsOf: () => undefined,
  canDraw: () => true,
};

const policyOf = (adjustment) => ({
  adjustment,
  kinsoku: "very-strict",
  hanging: false,
  jaLatinGap: "1/4",
  latin: "upright",
});

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const rows = [];
const sets = Object.entries({
  "letters, corrected": corrected,
  "letters, as issued": lettersOf("as-issued"),
  "official passages": official,
  templates,
  guides: prose,
});
for (const [texts, set] of sets)
  for (const adjustment of ["solid", "compromise", "expand-only"]) {
    const counts = {
      widest: 0,
      seen: 0,
      lines: 0,
      pushOut: 0,
      pushIn: 0,
      lone: 0,
      pair: 0,
      paragraphs: 0,
    };
    const began = performance.now();
    for (let measure = 20; measure <= 45; measure += 1) {
      const options = {
        measure,
        indent: 1,
        writingMode: "vertical-rl",
        policy: policyOf(adjustment),
      };
      for (const { lines } of layoutLines(set, [face], options)) count(counts, lines);
    }
    const seconds = (performance.now() - began) / 1000;
    rows.push({
      texts,
      policy: adjustment,
      paragraphs: counts.paragraphs,
      "full lines": counts.lines,
      stretched: percent(counts.pushOut, counts.lines),
      "beyond 1/8 em": counts.seen,
      reduced: percent(counts.pushIn, counts.lines),
      "widest place": `${counts.widest.toFixed(2)} em`,
      "last line of 1": counts.lone,
      "of 2": counts.pair,
      "paragraphs/s": Math.round(counts.paragraphs / seconds),
    });
  }
console.table(rows);

const long = paragraphs.join("").repeat(5).slice(0, 5000);
const plain = { indent: 1, writingMode: "vertical-rl", policy: policyOf("compromise") };
const real = await realFace();
const letter = {
  lang: "ja",
  properties: { title: "" },
  blocks: paragraphs.map((text) => ({
    type: "paragraph",
    inlines: [{ type: "text", text }],
    placement: {},
  })),
};
const format = PAGE_FORMATS.get("26x27");
const known = createTypesetCache();
console.table([
  {
    what: "a paragraph of 5,000 characters",
    ms: medianMs(() => layoutLines([long], [face], { ...plain, measure: 26 })),
  },
  {
    what: "a letter from scratch",
    ms: medianMs(() => typeset(letter, format, [real], createTypesetCache())),
  },
  {
    what: "a letter set before in the run",
    ms: medianMs(() => typeset(letter, format, [real], known)),
  },
]);

function medianMs(work) {
  const times = [];
  for (let index = 0; index < 60; index += 1) {
    const began = performance.now();
    work();
    times.push(performance.now() - began);
  }
  return Number(times.sort((left, right) => left - right)[30].toFixed(2));
}

async function realFace() {
  const path =
    "node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf";
  const bytes = new Uint8Array(readFileSync(new URL(`../../${path}`, import.meta.url)));
  const sha256 = (data) => createHash("sha256").update(data).digest("hex");
  const outcome = loadFace({ path, bytes }, 0, await loadShaper(), { sha256 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function count(counts, lines) {
  counts.paragraphs += 1;
  counts.lines += lines.length - 1;
  for (const line of lines.slice(0, -1)) {
    if (line.method === "push-out") {
      counts.pushOut += 1;
      const widest = widestPlace(line);
      counts.widest = Math.max(counts.widest, widest);
      counts.seen += Number(widest > 0.126);
    }
    if (line.method === "push-in") counts.pushIn += 1;
  }
  const last = [...lines.at(-1).text.replace(/[、。）」』]+$/u, "")].length;
  if (lines.length > 1 && last <= 1) counts.lone += 1;
  if (lines.length > 1 && last === 2) counts.pair += 1;
}

/** The widest place between two kana or kanji of a line, in ems. */
function widestPlace({ text, origins }) {
  const characters = [...text];
  return Math.max(
    0,
    ...characters.slice(1).map((character, index) => {
      const isPlain = /^[ぁ-んァ-ヶ一-鿿]{2}$/u.test(characters[index] + character);
      return isPlain ? origins[index + 1] - origins[index] - 1 : 0;
    }),
  );
}
