// One row of the benchmark: every step of making and reading back COUNT letters, apart, in time on a core: making first, then
// reading. To ask for that time costs as much as a step, so each step is taken by fifty letters at once. Where there are many
// letters, all are made and read once before, so that what is counted is warm; a single letter bears the start.
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

const [, , countText = "1", format = "26x27", readers = "all"] = process.argv;
const count = Number(countText);
/** Letters that take a step at once. */
const AT_ONCE = 50;
/** The readers of all files but a few; with `bulk` as last argument, these alone. */
const BULK = ["read PDF", "read DOCX"];

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

await makeAll();
if (count > 1000) {
  forget();
  await makeAll();
}
const strict = new StrictReaders();
const outlines = new OutlineCheck(faces);
const known = new WeakMap();
if (count > 1000) {
  await readAll(BULK);
  forget(...BULK);
}
await readAll(readers === "bulk" ? BULK : Object.keys(steps));

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
  for (let at = 0; at < count; at += AT_ONCE)
    await make(recipients.slice(at, at + AT_ONCE), caches);
  await timed("print run", () => writePrintRun(printRunLetters(caches), {}, nodeWorld));
}

async function make(some, caches) {
  const record = { tool: "bench", template: "0", record: "0", edition: "corrected" };
  const letters = await timed("merge", () => some.map((recipient) => merged(recipient, caches)));
  const documents = await timed("typeset", () => letters.map((letter) => laidOut(letter, caches)));
  const pdfs = await timed("PDF", () =>
    documents.map((document) =>
      writePdf(document, { source: record, cache: caches.pdf }, nodeWorld),
    ),
  );
  const docxs = await timed("DOCX", async () => {
    const written = [];
    for (const letter of letters) written.push(value(await caches.docx.write(letter)));
    return written;
  });
  return letters.map((letter, index) => ({
    letter,
    document: documents[index],
    pdf: pdfs[index],
    docx: docxs[index],
  }));
}

async function readAll(names) {
  const caches = newCaches();
  for (let at = 0; at < count; at += AT_ONCE) {
    const kept = { ...steps };
    const made = await make(recipients.slice(at, at + AT_ONCE), caches);
    Object.assign(steps, kept);
    const files = made.map(({ letter, document, pdf, docx }) => ({
      pdf,
      docx,
      expected: letterParagraphs(letter),
      examination: { path: "", expected: expectedPages(document, known), outlines },
    }));
    for (const [name, step] of [
      ["read PDF", ({ pdf, examination }) => strict.read("pdf", pdf, examination).text],
      ["read DOCX", ({ docx, examination }) => strict.read("docx", docx, examination).text],
      [
        "read PDF by pdf.js",
        async ({ pdf, examination }) => (await readAndExaminePdf(pdf, examination)).text,
      ],
      ["read DOCX as a tree", ({ docx }) => readLetterDocx(docx)],
    ]) {
      if (!names.includes(name)) continue;
      await timed(name, async () => {
        for (const file of files) {
          const { differences } = compareReadBack("", file.expected, await step(file));
          if (differences.length > 0) throw new Error(`${name}: ${JSON.stringify(differences[0])}`);
        }
      });
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

/** Adds the time on a core; other threads of this process work for it. Units: ms. */
async function timed(name, step) {
  const start = process.cpuUsage();
  const result = await step();
  const { user, system } = process.cpuUsage(start);
  steps[name] += (user + system) / 1000;
  return result;
}

function forget(...names) {
  for (const name of names.length === 0 ? Object.keys(steps) : names) steps[name] = 0;
}

function value(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return outcome.value;
}
