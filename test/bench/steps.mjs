// One row of the benchmark: every step of making and reading back COUNT letters, timed apart: making first, then reading.
// Where there are many, all are made once before, so that what is timed is warm; a single letter bears the start.
import { readFileSync } from "node:fs";
import { readRecipients } from "../../dist/data/read-recipients.js";
import { createDocxWriter } from "../../dist/docx/write-docx.js";
import { createKnownLines } from "../../dist/markup/known-lines.js";
import { parseLetter } from "../../dist/markup/parse-letter.js";
import { letterParagraphs } from "../../dist/model/letter-text.js";
import { openFaces } from "../../dist/outside/find-fonts.js";
import { nodeWorld } from "../../dist/outside/node-world.js";
import { createPdfCache, writePdf } from "../../dist/pdf/write-pdf.js";
import { writePrintRun } from "../../dist/pdf/write-print-run.js";
import { StrictReaders } from "../../dist/proof/strict-readers.js";
import { compileTemplate } from "../../dist/template/compile-template.js";
import { typeset } from "../../dist/typeset/typeset.js";
import { createTypesetCache } from "../../dist/typeset/typeset-cache.js";
import { compareReadBack } from "../../dist/verify/compare.js";
import { expectedPages } from "../../dist/verify/expected-pages.js";
import { OutlineCheck } from "../../dist/verify/outline-check.js";
import { readLetterDocx } from "../../dist/verify/read-docx.js";
import { readAndExaminePdf } from "../../dist/verify/read-pdf.js";

const [, , countText = "1", format = "26x27"] = process.argv;
const count = Number(countText);

const source = (path) => ({ path, bytes: new Uint8Array(readFileSync(path)) });
const text = readFileSync("templates/dx-jinzai.hbs", "utf8").replace(
  "体裁: 26x27",
  `体裁: ${format}`,
);
const template = value(
  compileTemplate(
    { path: "templates/dx-jinzai.hbs", bytes: new TextEncoder().encode(text) },
    { overrides: new Map(), partials: new Map() },
  ),
);
const lists = ["recipients/prefectures.csv", "recipients/municipalities.csv"].map(source);
const recipients = [...value(readRecipients(lists)).recipients].slice(0, count);
const faces = value(await openFaces([]));
const { settings } = template;
const steps = {
  merge: 0,
  typeset: 0,
  PDF: 0,
  DOCX: 0,
  "print run": 0,
  "read PDF": 0,
  "read DOCX": 0,
  "read PDF by pdf.js": 0,
  "read DOCX as a tree": 0,
};

if (count > 1000) {
  await makeAll();
  for (const name of Object.keys(steps)) steps[name] = 0;
}
await makeAll();
await readAll();

const perLetter = Object.fromEntries(Object.entries(steps).map(([name, ms]) => [name, ms / count]));
const peakMib = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ format, count, steps: perLetter, peakMib })}\n`);

/** What a run keeps from letter to letter. */
function newCaches() {
  return {
    lines: createKnownLines(),
    typeset: createTypesetCache(),
    pdf: createPdfCache(),
    docx: createDocxWriter(settings, faces, nodeWorld),
  };
}

async function makeAll() {
  const caches = newCaches();
  for (const recipient of recipients) await make(recipient, caches);
  await timed("print run", () => writePrintRun(printRunLetters(caches), {}, nodeWorld));
}

async function make(recipient, caches) {
  const letter = await timed("merge", () => merged(recipient, caches));
  const document = await timed("typeset", () => laidOut(letter, caches));
  const record = { tool: "bench", template: "0", record: "0", edition: "corrected" };
  const pdf = await timed("PDF", () =>
    writePdf(document, { source: record, cache: caches.pdf }, nodeWorld),
  );
  const docx = await timed("DOCX", async () => value(await caches.docx.write(letter)));
  return { letter, document, pdf, docx };
}

async function readAll() {
  const caches = newCaches();
  const strict = new StrictReaders();
  const outlines = new OutlineCheck(faces);
  const known = new WeakMap();
  for (const recipient of recipients) {
    const kept = { ...steps };
    const { letter, document, pdf, docx } = await make(recipient, caches);
    Object.assign(steps, kept);
    const expected = letterParagraphs(letter);
    const examination = { path: "", expected: expectedPages(document, known), outlines };
    for (const [name, step] of [
      ["read PDF", () => strict.read("pdf", pdf, examination).text],
      ["read DOCX", () => strict.read("docx", docx, examination).text],
      ["read PDF by pdf.js", async () => (await readAndExaminePdf(pdf, examination)).text],
      ["read DOCX as a tree", () => readLetterDocx(docx)],
    ]) {
      const { differences } = await timed(name, async () =>
        compareReadBack("", expected, await step()),
      );
      if (differences.length > 0) throw new Error(`${name}: ${JSON.stringify(differences[0])}`);
    }
  }
}

/** The letters are laid out anew here, out of a warm cache. */
function* printRunLetters(caches) {
  for (const recipient of recipients) {
    const document = laidOut(merged(recipient, caches), caches);
    yield { document, bookmark: { group: "", title: recipient.id } };
  }
}

function merged(recipient, { lines }) {
  return value(parseLetter(value(template.merge(recipient)), settings, "corrected", lines));
}

function laidOut(letter, caches) {
  return value(typeset(letter, settings.format, faces, caches.typeset));
}

async function timed(name, step) {
  const start = performance.now();
  const result = await step();
  steps[name] += performance.now() - start;
  return result;
}

function value(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return outcome.value;
}
