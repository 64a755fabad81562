// Milliseconds per Word file after warm-up: with the letter's characters embedded, with system fonts, and the plain way,
// a new Document of the docx package for every letter, without any font.
import { readFileSync } from "node:fs";
import { Document, Packer, PageOrientation, PageTextDirectionType, Paragraph, TextRun } from "docx";
import { readRecipients } from "../../dist/data/read-recipients.js";
import { createDocxWriter } from "../../dist/docx/write-docx.js";
import { parseLetter } from "../../dist/markup/parse-letter.js";
import { letterParagraphs } from "../../dist/model/letter-text.js";
import { openFaces } from "../../dist/outside/find-fonts.js";
import { nodeWorld } from "../../dist/outside/node-world.js";
import { compileTemplate } from "../../dist/template/compile-template.js";

const WARM_UP = 100;
const PLAIN_LETTERS = 200;

const source = (path) => ({ path, bytes: new Uint8Array(readFileSync(path)) });
const template = value(
  compileTemplate(source("templates/dx-jinzai.hbs"), { overrides: new Map(), partials: new Map() }),
);
const faces = value(await openFaces([]));
const { recipients } = value(readRecipients([source("recipients/municipalities.csv")]));
const letters = Array.from(recipients, (recipient) =>
  value(parseLetter(value(template.merge(recipient)), template.settings, "corrected")),
);

const ours = (docxFonts) => {
  const writer = createDocxWriter({ ...template.settings, docxFonts }, faces, nodeWorld);
  return async (letter) => value(await writer.write(letter));
};
const rows = [
  ["embedded subset", ours("subset"), letters],
  ["system fonts", ours("system"), letters],
  ["a new Document per letter (docx)", plain, letters.slice(0, PLAIN_LETTERS)],
];
console.log("\n| Word files | letters | ms per letter | bytes |\n|---|--:|--:|--:|");
for (const [name, write, all] of rows) {
  for (const letter of all.slice(0, WARM_UP)) await write(letter);
  let bytes = 0;
  const start = performance.now();
  for (const letter of all) bytes += (await write(letter)).length;
  const ms = (performance.now() - start) / all.length;
  console.log(`| ${name} | ${all.length} | ${ms.toFixed(2)} | ${Math.round(bytes / all.length)} |`);
}

async function plain(letter) {
  const page = {
    size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
    textDirection: PageTextDirectionType.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
  };
  const children = letterParagraphs(letter).map(
    (text) => new Paragraph({ children: [new TextRun({ text, font: "ＭＳ 明朝", size: 32 })] }),
  );
  return Packer.toBuffer(new Document({ sections: [{ properties: { page }, children }] }));
}

function value(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return outcome.value;
}
