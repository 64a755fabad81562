import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { messageOf } from "../../src/base/messages/messages.ts";
import { readRecipients } from "../../src/data/read-recipients.ts";
import { type MadeLetter, makeLetter } from "../../src/letter/make-letter.ts";
import { printLetter } from "../../src/markup/print-letter.ts";
import type { Edition } from "../../src/model/letter-settings.ts";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { compareReadBack } from "../../src/verify/compare.ts";
import { readLetterDocx } from "../../src/verify/read-docx.ts";
import { readPdf } from "../../src/verify/read-pdf.ts";
import { pickedOf } from "../samples/extent.ts";
import { facesOf } from "../samples/golden-faces.ts";
import { goldenTemplate } from "../samples/golden-template.ts";
import { partsOf, pretty } from "../samples/read-package.ts";
import { tracePages } from "../samples/trace-pages.ts";
import { dumpPdf } from "../roundtrip/pdf/dump-pdf.ts";
import { takePdfApart } from "../roundtrip/pdf/take-pdf-apart.ts";

const CASES = "test/golden/cases";

/** What is told of a case; of the others nothing is. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  "both-readings": [
    "Word has readings on one side only; what is on the left of `舎密` and elsewhere (2 places) stands behind the reading on the right, in （左・…）",
    "Word has no reading on the left; what is on the left of `開宗` and elsewhere (3 places) is on the right in the Word file",
  ],
  "large-lines": [
    "Word has no reading on the left; what is on the left of `開宗` and elsewhere (4 places) is on the right in the Word file",
    "Word has readings on one side only; what is on the left of `舎密` stands behind the reading on the right, in （左・…）",
  ],
};

/** Each case in the edition that is made by default, and in the other if its template has two. */
const LETTERS = readdirSync(CASES).flatMap((name) => {
  const template = readFileSync(join(CASES, name, "template.hbs"), "utf8");
  const editions: readonly Edition[] = template.includes("底本では")
    ? ["corrected", "as-issued"]
    : ["corrected"];
  return editions.map((edition) => ({ name, edition }));
});

/** The letter of a case to the only addressee of its list. */
function made(name: string, edition: Edition, encode = (list: string) => utf8(list)): MadeLetter {
  const template = goldenTemplate(join(CASES, name));
  const list = readFileSync(join(CASES, name, "list.csv"), "utf8");
  const recipients = readRecipients([{ path: "list.csv", bytes: encode(list) }]);
  if (!recipients.ok) throw new Error(JSON.stringify(recipients.errors));
  const [recipient] = recipients.value.recipients;
  if (recipient === undefined) throw new Error(`${name} has no addressee`);
  return makeLetter(template, recipient, facesOf(template), { edition });
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

/** The lists of a case as other programs write them. */
const ENCODINGS = [utf8, (list: string) => utf8(list.replaceAll("\n", "\r\n")), utf16];

describe.each(LETTERS)("the letter of golden/cases/$name, $edition", ({ name, edition }) => {
  const expected = (file: string): string => `cases/${name}/${edition}/${file}`;
  let first: MadeLetter;
  let pdf: Uint8Array;
  let docx: Uint8Array;
  beforeAll(async () => {
    first = made(name, edition);
    [pdf, docx] = [first.pdf(), await first.docx()];
  });

  test("says, stands and is written as reviewed", async () => {
    const { letter, document, problems } = first;
    expect(problems.map((problem) => messageOf(problem, "en").message)).toEqual(TOLD[name] ?? []);
    if (letter === undefined || document === undefined) throw new Error(name);
    await expect(printLetter(letter)).toMatchFileSnapshot(expected("letter.txt"));
    await expect(tracePages(document)).toMatchFileSnapshot(expected("trace.txt"));
    await expect(dumpPdf(takePdfApart(pdf))).toMatchFileSnapshot(expected("pdf.txt"));
    const parts = partsOf(docx);
    const written = pretty(parts.get("word/document.xml") ?? "");
    await expect(written).toMatchFileSnapshot(expected("docx/document.xml"));
  });

  test("is the same bytes when it is made again, from the list in other encodings too", async () => {
    for (const encode of pickedOf(ENCODINGS, 1)) {
      const again = made(name, edition, encode);
      expect(Buffer.compare(again.pdf(), pdf)).toBe(0);
      expect(Buffer.compare(await again.docx(), docx)).toBe(0);
    }
  });

  test("is read back whole from both files", async () => {
    if (first.letter === undefined) throw new Error(name);
    const paragraphs = letterParagraphs(first.letter);
    for (const read of [await readPdf(pdf), readLetterDocx(docx)]) {
      expect(compareReadBack(name, paragraphs, read).differences).toEqual([]);
    }
  });
});
