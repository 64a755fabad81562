// One row of the benchmark: every step of making and reading back COUNT letters, timed apart.
import { readFileSync } from "node:fs";
import { readRecipients } from "../../dist/data/read-recipients.js";
import { createDocxWriter } from "../../dist/docx/write-docx.js";
import { openFaces } from "../../dist/job/find-fonts.js";
import { nodeWorld } from "../../dist/job/node-world.js";
import { parseLetter } from "../../dist/markup/parse-letter.js";
import { letterParagraphs } from "../../dist/model/letter-text.js";
import { createPdfCache, writePdf } from "../../dist/pdf/write-pdf.js";
import { writePrintRun } from "../../dist/pdf/write-print-run.js";
import { compileTemplate } from "../../dist/template/compile-template.js";
import { typeset } from "../../dist/typeset/typeset.js";
import { createTypesetCache } from "../../dist/typeset/typeset-cache.js";
import { compareReadBack } from "../../dist/verify/compare.js";
import { readDocx } from "../../dist/verify/read-docx.js";
import { readPdf } from "../../dist/verify/read-pdf.js";

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
const recipients = value(readRecipients(lists)).recipients.slice(0, count);
const faces = value(await openFaces([]));
const { settings } = template;
const typesetCache = createTypesetCache();
const pdfCache = createPdfCache();
const docxWriter = createDocxWriter(settings, faces, nodeWorld);
const steps = {
  merge: 0,
  typeset: 0,
  PDF: 0,
  DOCX: 0,
  "read PDF": 0,
  "read DOCX": 0,
  "print run": 0,
};

for (const recipient of recipients) {
  const letter = await timed("merge", () =>
    value(parseLetter(value(template.merge(recipient)), settings, "corrected")),
  );
  const document = await timed("typeset", () =>
    value(typeset(letter, settings.format, faces, typesetCache)),
  );
  const record = { tool: "bench", template: "0", record: "0", edition: "corrected" };
  const pdf = await timed("PDF", () =>
    writePdf(document, { source: record, cache: pdfCache }, nodeWorld),
  );
  const docx = await timed("DOCX", async () => value(await docxWriter.write(letter)));
  const expected = letterParagraphs(letter);
  const read = async (name, step) => {
    const { differences } = await timed(name, async () =>
      compareReadBack("", expected, await step()),
    );
    if (differences.length > 0) throw new Error(`${name}: ${JSON.stringify(differences[0])}`);
  };
  await read("read PDF", () => readPdf(pdf));
  await read("read DOCX", () => readDocx(docx));
}
await timed("print run", () => writePrintRun(printRunLetters(), {}, nodeWorld));

const perLetter = Object.fromEntries(Object.entries(steps).map(([name, ms]) => [name, ms / count]));
const peakMib = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ format, count, steps: perLetter, peakMib })}\n`);

/** The letters are laid out anew here, out of a warm cache. */
function* printRunLetters() {
  for (const recipient of recipients) {
    const letter = value(parseLetter(value(template.merge(recipient)), settings, "corrected"));
    const document = value(typeset(letter, settings.format, faces, typesetCache));
    yield { document, bookmark: { group: "", title: recipient.id } };
  }
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
