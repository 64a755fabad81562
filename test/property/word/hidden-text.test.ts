import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "../../../src/base/messages/format-diagnostic.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { field } from "../../unit/word/attempt.ts";
import { paragraph, part, wordFile } from "../../unit/word/word-files.ts";

/** Where a switch may stand: not at all, on, off. */
const level = fc.constantFrom(
  "",
  "<w:vanish/>",
  '<w:vanish w:val="0"/>',
  '<w:vanish w:val="true"/>',
);
const looks = fc.record({ direct: level, ofRun: level, ofParagraph: level, basedOn: fc.boolean() });
type Looks = typeof looks extends fc.Arbitrary<infer T> ? T : never;

/** Hidden or not as the standard says it: by itself, else by one of its styles and not by both. */
function isHidden({ direct, ofRun, ofParagraph }: Looks): boolean {
  const isOn = (xml: string): boolean => xml !== "" && !xml.includes('"0"');
  return direct === "" ? isOn(ofRun) !== isOn(ofParagraph) : isOn(direct);
}

const STYLE = (id: string, type: string, look: string, basedOn: boolean): string =>
  basedOn
    ? `<w:style w:type="${type}" w:styleId="${id}0"><w:rPr>${look}</w:rPr></w:style><w:style w:type="${type}" w:styleId="${id}"><w:basedOn w:val="${id}0"/></w:style>`
    : `<w:style w:type="${type}" w:styleId="${id}"><w:rPr>${look}</w:rPr></w:style>`;

/** What may be hidden, by what it is; a field and a tag are hidden with what they print. */
const CONTENTS: Readonly<Record<string, (look: string) => string>> = {
  一: (look) => `<w:r><w:rPr>${look}</w:rPr><w:t>一</w:t></w:r>`,
  "{{敬称}}": (look) => `<w:r><w:rPr>${look}</w:rPr><w:t>{{敬称}}</w:t></w:r>`,
  "{{職名}}": (look) =>
    field("MERGEFIELD 職名", "知事").replaceAll("<w:r>", `<w:r><w:rPr>${look}</w:rPr>`),
};

test("text that Word does not show is told once, with every place, whatever hides it; what it shows is not", () => {
  const content = fc.constantFrom(...Object.keys(CONTENTS));
  fc.assert(
    fc.property(fc.array(fc.tuple(content, looks), { minLength: 1, maxLength: 4 }), (all) => {
      const styles = all
        .map(
          ([, { ofRun, ofParagraph, basedOn }], index) =>
            STYLE(`p${index}`, "paragraph", ofParagraph, basedOn) +
            STYLE(`c${index}`, "character", ofRun, basedOn),
        )
        .join("");
      const body = all.map(([said, { direct }], index) => {
        const look = `<w:rStyle w:val="c${index}"/>${direct}`;
        return `<w:p><w:pPr><w:pStyle w:val="p${index}"/></w:pPr>${CONTENTS[said]?.(look)}</w:p>`;
      });
      const file = wordFile(paragraph("{{職名}}　殿") + body.join(""), [
        { name: "word/styles.xml", kind: "styles", xml: part("styles", styles) },
      ]);
      const opened = openTemplate(file, { overrides: new Map(), partials: new Map() });
      if (!opened.ok) throw new Error(JSON.stringify(opened.errors));
      const hidden = all.flatMap(([said, look], index) =>
        isHidden(look) ? [`手紙.docx 本文 ${index + 2}段落目「${said}」`] : [],
      );
      const told = opened.warnings.filter(({ code }) => code === "word/hidden-text");
      expect(told).toHaveLength(hidden.length === 0 ? 0 : 1);
      expect(
        told.flatMap(({ at, related }) =>
          [at, ...related.map((one) => one.at)].map((one) => placeOf(one, "ja")),
        ),
      ).toEqual(hidden);
    }),
  );
});

test("what is printed though a view hides it, and what has no text, is not told", () => {
  const plain = [
    "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>三頁</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>見出し</w:t></w:r></w:p>",
    '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> </w:t><w:tab/></w:r></w:p>',
    `<w:p>${field("<w:r><w:rPr><w:vanish/></w:rPr><w:instrText> XE 索引 </w:instrText></w:r>", "")}</w:p>`,
  ];
  const opened = openTemplate(wordFile(paragraph("{{職名}}　殿") + plain.join("")), {
    overrides: new Map(),
    partials: new Map(),
  });
  expect(opened.ok && opened.warnings).toEqual([]);
});
