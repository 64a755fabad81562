import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { readJoinedLetters } from "../../../src/proof/read-joined-letters.ts";
import type { WordShown } from "../../../src/reading/compare-by-place.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";
import { joined } from "../../samples/joined.ts";

const BODY = "人材の確保についてお願いいたします。";
const SECOND = "記一　日時は別に定めます。";

function pdf(...pages: readonly (readonly string[])[]): Uint8Array {
  return foreignPdf(
    pages.map((lines) => ({
      lines: lines.map((text, index) => {
        return { encoding: "utf16", text, x: 60, y: 500 - 30 * index } as const;
      }),
    })),
  );
}

/** A letter of two pages. */
function letter(name: string): Uint8Array {
  return pdf([`${name}殿`, BODY], [SECOND]);
}

function shown(name: string): WordShown {
  const texts = [`${name}殿`, BODY, SECOND];
  const paragraphs = texts.map((text, index) => {
    return { place: "body", number: index + 1, text } as const;
  });
  const part = { name: "word/document.xml", paragraphs, descriptions: [] } as const;
  return { text: [part], readings: [], marks: [], isEmphasised: false, counted: [] };
}

const NAMES = ["三重県知事", "滋賀県知事", "京都府知事"];

/** The letters at which something is found, and the codes of what concerns the file. */
async function found(pdfs: readonly Uint8Array[], duplex = false): Promise<unknown> {
  const { bytes, places } = joined(pdfs, duplex);
  const faulty: number[] = [];
  const letters = NAMES.map((name, index) => ({
    pages: 2,
    hasBack: places[index]?.hasBack === true,
    shown: async () => shown(name),
  }));
  const note = (faults: readonly Diagnostic[], index: number): void => {
    if (faults.length > 0) faulty.push(index);
  };
  const others = await readJoinedLetters("print-run.pdf", bytes, letters, note);
  return { faulty, others: others.map(({ code }) => code) };
}

const [mie = "", shiga = "", kyoto = ""] = NAMES;

test("letters that stand on their own pages are found there", async () => {
  expect(await found(NAMES.map(letter))).toEqual({ faulty: [], others: [] });
});

test.each<[string, readonly Uint8Array[], readonly number[], readonly string[]]>([
  ["two letters that are exchanged", [letter(mie), letter(kyoto), letter(shiga)], [1, 2], []],
  ["a letter that is there twice", [letter(mie), letter(mie), letter(kyoto)], [1], []],
  [
    "a page of another letter",
    [letter(mie), pdf([`${kyoto}殿`, BODY], [SECOND]), letter(kyoto)],
    [1],
    [],
  ],
  [
    "pages of a letter that are exchanged",
    [letter(mie), pdf([SECOND], [`${shiga}殿`, BODY]), letter(kyoto)],
    [1],
    [],
  ],
  [
    "a page that is missing",
    [letter(mie), pdf([`${shiga}殿`, BODY]), letter(kyoto)],
    [1, 2],
    ["verify/page-count"],
  ],
  [
    "a last page that is missing",
    [letter(mie), letter(shiga), pdf([`${kyoto}殿`, BODY])],
    [2],
    ["verify/page-count"],
  ],
  ["a page too much", [...NAMES.map(letter), pdf(["写し"])], [], ["verify/page-count"]],
  [
    "one character that is another",
    [letter(mie), pdf([`${shiga}殿`, BODY.replace("人材", "人財")], [SECOND]), letter(kyoto)],
    [1],
    [],
  ],
])("%s: found at its letter", async (_, pdfs, faulty, others) => {
  expect(await found(pdfs)).toEqual({ faulty, others });
});

test("text on the back of a letter's last sheet is found", async () => {
  const one = (text: string): readonly string[] => [text];
  const { bytes } = joined([pdf(one(`${mie}殿`)), pdf(one("写し"))]);
  const part = shown(mie).text[0];
  const paragraphs = part?.paragraphs.slice(0, 1) ?? [];
  const text = [{ name: "word/document.xml", paragraphs, descriptions: [] } as const];
  const only = async (): Promise<WordShown> => ({ ...shown(mie), text });
  const faults: string[] = [];
  await readJoinedLetters("a.pdf", bytes, [{ pages: 1, hasBack: true, shown: only }], (all) => {
    faults.push(...all.map(({ values }) => String(values["found"])));
  });
  expect(faults).toEqual(["写し"]);
});
