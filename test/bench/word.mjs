// A clerk's Word file as template: the same letters made by this program and by the two libraries that came nearest, milliseconds
// per letter (the median, after warm-up); how long ours takes to open a template and to read a letter back, and what it keeps.
import { execFileSync } from "node:child_process";
import Docxtemplater from "docxtemplater";
import { TemplateHandler } from "easy-template-x";
import { strFromU8, unzipSync } from "fflate";
import PizZip from "pizzip";
import { recipientOf } from "../../dist/model/recipient.js";
import { compareWordFile } from "../../dist/verify/compare-word-file.js";
import { openDocx } from "../../dist/verify/docx-parts.js";
import { createWordFiller, filledText } from "../../dist/word/fill-word.js";
import { letterFile, letterText, textOf } from "./word-letter.mjs";
import { openedWord } from "./word-memory.mjs";

const PATH = "letter.docx";

const recordOf = (index) => ({ 団体名: `第${index}市`, 職名: `第${index}市長`, 敬称: "殿" });
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (step) => {
  const begun = performance.now();
  await step();
  return performance.now() - begun;
};
const checked = (result) => {
  if (!result.ok) throw new Error(result.errors.map(({ code }) => code).join());
  return result.value;
};

/** Every letter says its record's words and nothing else, whoever made it. */
function checkText(name, bytes, paragraphs, record) {
  const expected = paragraphs.map((text) =>
    text.replaceAll(/\{\{(.*?)\}\}/gu, (_, field) => record[field]),
  );
  const found = textOf(strFromU8(unzipSync(bytes)["word/document.xml"]));
  if (found.join("\n") !== expected.join("\n")) throw new Error(`${name} says something else`);
}

/** Ours, and what its last letter must say for it to be read back. */
function openOurs(original) {
  const { template, word } = openedWord(original);
  const filler = createWordFiller(word);
  const parts = openDocx(original);
  let manuscript;
  return {
    make: (record) => {
      manuscript = checked(template.merge(recipientOf({ 種別: "市", ...record })));
      return checked(filler.fill(manuscript));
    },
    readBack: (bytes) => {
      const text = filledText(filler.paragraphsOf(manuscript));
      if (compareWordFile(PATH, bytes, { text, original: parts }).length > 0)
        throw new Error("differs");
    },
  };
}

/** As their documentation says; both are given the tags that we have. */
function othersOf(original) {
  const delimiters = { start: "{{", end: "}}" };
  const handler = new TemplateHandler({ delimiters: { tagStart: "{{", tagEnd: "}}" } });
  return {
    docxtemplater: (record) => {
      const document = new Docxtemplater(new PizZip(original), { delimiters });
      document.render(record);
      return document.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
    },
    "easy-template-x": async (record) =>
      new Uint8Array(await handler.process(Buffer.from(original), record)),
  };
}

async function compare(times, letters) {
  const paragraphs = letterText(times);
  const original = letterFile(paragraphs);
  let ours;
  const opening = await timed(() => {
    ours = openOurs(original);
  });
  const makers = { Shokan: ours.make, ...othersOf(original) };
  const names = Object.keys(makers);
  const spent = new Map([...names, "read back"].map((name) => [name, []]));
  const sizes = new Map();
  for (const name of names) {
    for (let index = 0; index < letters * 2; index += 1) {
      const record = recordOf(index);
      let bytes;
      spent.get(name).push(await timed(async () => (bytes = await makers[name](record))));
      sizes.set(name, bytes.length);
      if (index === letters) checkText(name, bytes, paragraphs, record);
    }
  }
  for (let index = 0; index < letters * 2; index += 1) {
    const bytes = ours.make(recordOf(index));
    spent.get("read back").push(await timed(() => ours.readBack(bytes)));
  }
  const middle = (name) => median(spent.get(name).slice(letters)).toFixed(2);
  return names.map((name) => {
    const own = name === "Shokan" ? `${opening.toFixed(0)} | ${middle("read back")}` : "– | –";
    return `| ${name} | ${middle(name)} | ${sizes.get(name)} | ${own} |`;
  });
}

console.log("\na clerk's Word file, milliseconds per letter (the median, after warm-up)\n");
console.log("| pages | program | a letter | bytes | opening the template | read back |");
console.log("|--:|---|--:|--:|--:|--:|");
for (const [pages, letters] of [
  [2, 300],
  [200, 4],
]) {
  for (const row of await compare(pages / 2, letters)) console.log(`| ${pages} ${row}`);
}
console.log(
  "\n| pages | an opened template, heap | all memory of a process with one |\n|--:|--:|--:|",
);
for (const pages of [2, 200]) {
  execFileSync(process.execPath, ["--expose-gc", "test/bench/word-memory.mjs", String(pages)], {
    stdio: "inherit",
  });
}
