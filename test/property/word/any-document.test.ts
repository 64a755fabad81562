import { DOMParser, type Node } from "@xmldom/xmldom";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";
import { runs } from "../../samples/extent.ts";
import { wordFile } from "../../unit/word/word-files.ts";

const COLUMNS = ["職名", "敬称", "団体名"] as const;

/** Text that a clerk may type, with what XML, Word and our own language would take for something else. */
const text = fc
  .array(
    fc.constantFrom(
      "北海道",
      "知事",
      "　",
      "a<b>&c",
      '"',
      "\\",
      "葛󠄀",
      "𠮷",
      "e\u0301",
      "\u{f0000}",
      "》",
    ),
    { maxLength: 4 },
  )
  .map((words) => words.join(""));

/** A value of a list; some look like tags, some are of the characters that stand for pieces of the file. */
const value = fc.oneof(
  text.filter((one) => one.trim() !== ""),
  fc.constantFrom(
    "{{敬称}}",
    "«職名»",
    "｛｛職名｝｝",
    "{{/もし}}",
    "</w:t>",
    "\u{f0001}",
    "\u{10fffd}",
    "一\n二",
    "&#10;",
  ),
);

/** A piece of a paragraph: text, or a tag as it may be typed, with what it must become. */
const piece = fc.oneof(
  text.map((typed) => ({ typed, column: undefined })),
  fc.constantFrom("\t", "\u2011").map((typed) => ({ typed, column: undefined })),
  fc
    .tuple(
      fc.constantFrom(...COLUMNS),
      fc.constantFrom(["{{", "}}"], ["｛｛", "｝｝"], ["{｛ ", "　｝}"]),
    )
    .map(([column, [open, close]]) => ({ typed: `${open}${column}${close}`, column })),
);

const noise = fc.constantFrom(
  "",
  "",
  '<w:proofErr w:type="spellStart"/>',
  '<w:bookmarkStart w:id="1" w:name="_x"/><w:bookmarkEnd w:id="1"/>',
  "<w:lastRenderedPageBreak/>",
);
const look = fc.constantFrom(
  "",
  "<w:rPr><w:b/></w:rPr>",
  '<w:rPr><w:sz w:val="32"/><w:noProof/></w:rPr>',
);

/** Cuts a text into runs at any characters, with looks, marks and spelling between. */
function runsOf(
  typed: string,
  cuts: readonly { readonly length: number; readonly look: string; readonly noise: string }[],
): string {
  const left = [...typed];
  let xml = "";
  for (let index = 0; left.length > 0; index += 1) {
    const cut = cuts[index % cuts.length] ?? { length: 1, look: "", noise: "" };
    const part = left
      .splice(0, cut.length)
      .join("")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      // Within a run, as Word has them.
      .replaceAll("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
      .replaceAll("\u2011", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">');
    const isMark = cut.noise.startsWith("<w:last");
    xml += `${isMark ? "" : cut.noise}<w:r w:rsidR="00A1">${cut.look}${isMark ? cut.noise : ""}<w:t xml:space="preserve">${part}</w:t></w:r>`;
  }
  return xml;
}

const cut = fc.record({ length: fc.integer({ min: 1, max: 4 }), look, noise });

function shown(node: Node): string {
  let said = "";
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeName === "w:br") said += "\n";
    else if (child.nodeName === "w:tab") said += "\t";
    else if (child.nodeName === "w:noBreakHyphen") said += "\u2011";
    else said += child.nodeName === "w:t" ? (child.textContent ?? "") : shown(child);
  }
  return said;
}

const OTHER = { name: "word/theme/theme1.xml", xml: "<a>職名</a>" };

test("any document says what it would by hand: each tag replaced by its value, everything else as it was", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(piece, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      fc.tuple(value, value, value),
      fc.array(cut, { minLength: 1, maxLength: 6 }),
      (paragraphs, values, cuts) => {
        const record = Object.fromEntries(
          COLUMNS.map((name, index) => [name, values[index] ?? ""]),
        );
        const body = paragraphs
          .map((pieces) => `<w:p>${runsOf(pieces.map(({ typed }) => typed).join(""), cuts)}</w:p>`)
          .join("");
        const expected = paragraphs.map((pieces) =>
          pieces
            .map(({ typed, column }) => (column === undefined ? typed : record[column]))
            .join(""),
        );
        const opened = openTemplate(wordFile(body, [OTHER]), {
          overrides: new Map(),
          partials: new Map(),
        });
        if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
        const merged = opened.value.template.merge(recipientOf(record));
        if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
        const filler = createWordFiller(opened.value.word);
        const made = filler.fill(merged.value);
        if (!made.ok) throw new Error(JSON.stringify(made.errors));
        const parts = unzipSync(made.value);
        const xml = new TextDecoder().decode(parts["word/document.xml"]);
        const root = new DOMParser().parseFromString(xml, "text/xml");
        expect(Array.from(root.getElementsByTagName("w:p"), shown)).toEqual(expected);
        expect(
          filledText(filler.paragraphsOf(merged.value))[0]?.paragraphs.map((one) => one.text),
        ).toEqual(expected);
        expect(new TextDecoder().decode(parts[OTHER.name])).toBe(OTHER.xml);
        expect(filler.fill(merged.value)).toEqual(made);
      },
    ),
    { numRuns: runs(150) },
  );
});
