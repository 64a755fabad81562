// A clerk's Word file as template: milliseconds per letter to merge, to fill and to read back, after warm-up, for 1,788 records.
import { readFileSync } from "node:fs";
import { openTemplate } from "../../dist/letter/open-template.js";
import { recipientOf } from "../../dist/model/recipient.js";
import { compareWordFile } from "../../dist/verify/compare-word-file.js";
import { createWordFiller, filledText } from "../../dist/word/fill-word.js";

const LETTERS = 1788;
const path = "test/corpus/word-templates/P02-split-runs.docx";
const original = new Uint8Array(readFileSync(path));
const opened = openTemplate(
  { path, bytes: original },
  { overrides: new Map(), partials: new Map() },
);
if (!opened.ok || opened.value.word === undefined) {
  throw new Error(opened.ok ? "no Word file" : opened.errors.map(({ code }) => code).join());
}
const { template, word } = opened.value;
const filler = createWordFiller(word);
const checked = (result) => {
  if (!result.ok) throw new Error(result.errors.map(({ code }) => code).join());
  return result.value;
};
const records = Array.from({ length: LETTERS }, (_, index) => {
  const named = Object.fromEntries(template.fields.map(({ name }) => [name, `${name}${index}`]));
  return recipientOf({ ...named, 種別: "市", 敬称: "殿", 職名: `第${index}市長` });
});

const timed = (step) => {
  const begun = performance.now();
  step();
  return (performance.now() - begun) / LETTERS;
};
const pass = () => {
  let manuscripts = [];
  let files = [];
  const merge = timed(() => {
    manuscripts = records.map((record) => checked(template.merge(record)));
  });
  const fill = timed(() => {
    files = manuscripts.map((manuscript) => checked(filler.fill(manuscript)));
  });
  let different = 0;
  const read = timed(() => {
    for (const [index, bytes] of files.entries()) {
      const text = filledText(filler.paragraphsOf(manuscripts[index]));
      different += compareWordFile(path, bytes, { text, original }).length;
    }
  });
  if (different > 0) throw new Error(`${different} differences`);
  return { merge, fill, read, bytes: files[0]?.length ?? 0 };
};
pass();
const { merge, fill, read, bytes } = pass();
console.log("\na clerk's Word file, milliseconds per letter after warm-up\n");
console.log("| merge | fill | read back whole | bytes |\n|--:|--:|--:|--:|");
console.log(`| ${merge.toFixed(3)} | ${fill.toFixed(3)} | ${read.toFixed(3)} | ${bytes} |`);
