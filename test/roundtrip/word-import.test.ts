import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { templateOfFile } from "../../src/ask/template-of-file.ts";
import { portableWorld } from "../../src/base/portable-world.ts";
import { readRecipients } from "../../src/data/read-recipients.ts";
import { createDocxWriter } from "../../src/docx/write-docx.ts";
import { type MadeLetter, makeLetter } from "../../src/letter/make-letter.ts";
import type { Block, Inline, Letter, TableRow } from "../../src/model/letter.ts";
import type { Edition } from "../../src/model/letter-settings.ts";
import { type Recipient, recipientOf } from "../../src/model/recipient.ts";
import { mapRunning } from "../../src/model/running.ts";
import { compileTemplate, type Template } from "../../src/template/compile-template.ts";
import { readLetterDocx } from "../../src/verify/read-docx.ts";
import { pickedOf, thirdOf } from "../samples/extent.ts";
import { facesOf } from "../samples/golden-faces.ts";
import { goldenTemplate } from "../samples/golden-template.ts";

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

function compiled(path: string, bytes: Uint8Array): Template {
  const partials = new Map([
    [
      "担当",
      { path: "templates/partials/担当.hbs", bytes: bytesOf("templates/partials/担当.hbs") },
    ],
  ]);
  const template = compileTemplate({ path, bytes }, { overrides: new Map(), partials });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return template.value;
}

function listed(path: string): readonly Recipient[] {
  const list = readRecipients([{ path, bytes: bytesOf(path) }]);
  if (!list.ok) throw new Error(JSON.stringify(list.errors));
  return [...list.value.recipients];
}

/** The letter of the template that a Word file gives. */
function imported(docx: Uint8Array): Template {
  const made = templateOfFile({ path: "letter.docx", bytes: docx }, "letter");
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  expect(made.value.losses).toEqual([]);
  return compiled("letter.hbs", new TextEncoder().encode(made.value.text));
}

function withHonorific(recipient: Recipient, value: string): Recipient {
  const cell = recipient.fields.get("敬称");
  if (cell === undefined) throw new Error("no 敬称");
  return { ...recipient, fields: new Map([...recipient.fields, ["敬称", { ...cell, value }]]) };
}

const SHIPPED: readonly (readonly [string, string, number, Edition])[] = [
  ["dx-jinzai", "recipients/source-letters.csv", 0, "corrected"],
  ["dx-jinzai", "recipients/source-letters.csv", 1, "as-issued"],
  ["dx-jinzai", "recipients/municipalities.csv", 900, "corrected"],
  ["meiji30", "recipients/prefectures.csv", 12, "corrected"],
  ["meiji30", "recipients/prefectures.csv", 12, "as-issued"],
  ["notice", "recipients/prefectures.csv", 0, "corrected"],
  ["kenshu", "recipients/municipalities.csv", 7, "corrected"],
  ["notice", "recipients/municipalities.csv", 3, "corrected"],
  ["kansha", "recipients/prefectures.csv", 0, "corrected"],
  ["kansha", "recipients/municipalities.csv", 900, "corrected"],
  ["reissue", "recipients/municipalities.csv", 5, "corrected"], // its own 敬称 goes over that of the list
];

/**
 * What the list says of a person besides the addressee is in the imported template's own text, and so in another part of the
 * fonts: tried without it, with the golden letter `horizontal-certificate`.
 */
const OF_PERSONS = ["shuryo"];

describe("a letter of ours that was saved as Word and imported", () => {
  test("is tried for every template that is shipped", () => {
    const shipped = readdirSync("templates").filter((name) => name.endsWith(".hbs"));
    expect(
      [...new Set([...SHIPPED.map(([name]) => name), ...OF_PERSONS])]
        .map((name) => `${name}.hbs`)
        .toSorted(),
    ).toEqual(shipped.toSorted());
  });

  test.each(pickedOf(SHIPPED, 3))(
    "is byte for byte the same Word file again: %s, %s %i, %s",
    async (name, list, row, edition) => {
      const template = compiled(`templates/${name}.hbs`, bytesOf(`templates/${name}.hbs`));
      const found = listed(list)[row];
      if (found === undefined) throw new Error("no such row");
      const recipient = name === "reissue" ? withHonorific(found, "様") : found;
      const docx = await makeLetter(template, recipient, facesOf(template), { edition }).docx();
      expect(readLetterDocx(docx).look?.foreign).toEqual([]);
      const again = makeLetter(imported(docx), recipient, facesOf(template));
      expect(Buffer.from(await again.docx()).equals(Buffer.from(docx))).toBe(true);
    },
  );
});

/** The letter as it is where nothing of it comes from a list but the addressee. */
function withoutOrigins(letter: Letter): Letter {
  const plain = (inline: Inline): Inline => {
    if (inline.type === "text") return { ...inline, origin: undefined };
    if (inline.type === "ruby")
      return {
        ...inline,
        pairs: inline.pairs.map(({ base, ruby }) => ({
          base: base.map((text) => ({ ...text, origin: undefined })),
          ruby: ruby.map((text) => ({ ...text, origin: undefined })),
        })),
      };
    if (inline.type === "tate-chu-yoko" || inline.type === "script-text")
      return {
        ...inline,
        children: inline.children.map((text) => ({ ...text, origin: undefined })),
      };
    return "children" in inline ? { ...inline, children: inline.children.map(plain) } : inline;
  };
  const row = ({ cells }: TableRow): TableRow => ({
    cells: cells.map((cell) => ({ ...cell, inlines: cell.inlines.map(plain), origin: undefined })),
    origin: undefined,
  });
  const blocks = letter.blocks.map((block): Block => {
    if (block.type === "table") {
      const caption = block.caption && {
        ...block.caption,
        inlines: block.caption.inlines.map(plain),
        origin: undefined,
      };
      const [head, rows] = [block.head.map(row), block.rows.map(row)];
      return { ...block, caption, head, rows, origin: undefined };
    }
    if (!("inlines" in block)) return { ...block, origin: undefined };
    const inlines = block.inlines.map(plain);
    return block.type === "list-item"
      ? { ...block, inlines, label: block.label.map(plain), origin: undefined }
      : { ...block, inlines, origin: undefined };
  });
  const running =
    letter.running &&
    mapRunning(letter.running, (pieces) =>
      pieces.map((piece) => (piece.type === "text" ? { ...piece, origin: undefined } : piece)),
    );
  return { ...letter, blocks, ...(running && { running }) };
}

async function written(template: Template, letter: Letter | undefined): Promise<Uint8Array> {
  if (letter === undefined) throw new Error("no letter");
  const made = await createDocxWriter(template.settings, facesOf(template), portableWorld).write(
    withoutOrigins(letter),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.value;
}

const CASES = "test/golden/cases";

/** Letters with pictures: those stay in the Word file, and are told as a loss. */
const HAS_PICTURES: ReadonlySet<string> = new Set(["pictures"]);

const WHOLE_CASES = readdirSync(CASES).filter((name) => !HAS_PICTURES.has(name));

describe.each(thirdOf(WHOLE_CASES))("the golden letter %s as a Word file, imported", (name) => {
  test("is byte for byte the same Word file again", async () => {
    const template = compiled("template.hbs", bytesOf(join(CASES, name, "template.hbs")));
    const [recipient = recipientOf({})] = listed(join(CASES, name, "list.csv"));
    const made: MadeLetter = makeLetter(template, recipient, facesOf(template));
    const docx = await written(template, made.letter);
    // Nothing in the file is foreign to the reader that proves it.
    expect(readLetterDocx(docx).look?.foreign).toEqual([]);
    const proved = templateOfFile({ path: "letter.docx", bytes: docx }, "letter");
    if (!proved.ok) throw new Error(JSON.stringify(proved.errors));
    const again = compiled("letter.hbs", new TextEncoder().encode(proved.value.text));
    const record = recipientOf(Object.fromEntries(proved.value.row));
    const second = await written(again, makeLetter(again, record, facesOf(again)).letter);
    if (name === "spread-lines") {
      // What fills its cells by itself is plain text in Word, and one run with what is beside it.
      expect(withoutRunEnds(second)).toEqual(withoutRunEnds(docx));
    } else expect(Buffer.from(second).equals(Buffer.from(docx))).toBe(true);
  });
});

test.each([...HAS_PICTURES])(
  "the golden letter %s as a Word file says that its pictures are lost",
  async (name) => {
    const template = goldenTemplate(join(CASES, name));
    const [recipient = recipientOf({})] = listed(join(CASES, name, "list.csv"));
    const docx = await written(template, makeLetter(template, recipient, facesOf(template)).letter);
    const proved = templateOfFile({ path: "letter.docx", bytes: docx }, "letter");
    if (!proved.ok) throw new Error(JSON.stringify(proved.errors));
    expect(proved.value.losses.map(({ what }) => what)).toContain("picture");
  },
);

/** The text of the body's part, neighbouring runs of one look joined. */
function withoutRunEnds(docx: Uint8Array): string {
  const part = unzipSync(docx)["word/document.xml"] ?? new Uint8Array();
  return new TextDecoder().decode(part).replaceAll(/<\/w:t><\/w:r><w:r><w:t(?: [^>]*)?>/gu, "");
}
