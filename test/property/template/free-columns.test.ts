import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const HEADINGS = [
  "住所",
  "郵便番号",
  "氏名",
  "就任日",
  "人口",
  "会場",
  "番号",
  "提出期限",
  "交付決定額",
];
const TO = "［＃宛名］{{職名}}　{{敬称}}";

/** What settings at a template's head may say of columns: nothing, the usual ones, or some of the free ones as well. */
const declarations = fc
  .tuple(fc.subarray(HEADINGS), fc.subarray(HEADINGS), fc.boolean())
  .map(([required, optional, isSilent]) => {
    const others = optional.filter((name) => !required.includes(name));
    const lists = `\n必要な列: [${["職名", ...required].join(", ")}]\n任意の列: [${["備考", ...others].join(", ")}]`;
    return `表題: 試し\n種別: 書簡${isSilent ? "" : lists}`;
  });

const rows = fc
  .array(fc.array(fc.stringMatching(/^[ぁ-ん]{2,6}$/u), { minLength: 9, maxLength: 9 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) =>
    all.map((cells, index) => {
      const named = HEADINGS.map((heading, at) => [heading, cells[at] ?? ""]);
      return recipient({ 職名: "青森市長", 敬称: "殿", ...Object.fromEntries(named) }, index + 2);
    }),
  );

test("whatever the settings declare, a column in the list and in the text is printed", () => {
  fc.assert(
    fc.property(
      declarations,
      fc.subarray(HEADINGS, { minLength: 1 }),
      rows,
      (settings, used, list) => {
        const body = used.map((name) => `${name}は{{${name}}}です。`).join("\n");
        const made = lettersFrom(settings, `${body}\n${TO}`, list);
        expect(shownFindings(made)).toEqual([]);
        expect(made.letters).toEqual(
          list.map(({ fields }) => [
            ...used.map((name) => `${name}は${fields.get(name)?.value}です。`),
            "青森市長　殿",
          ]),
        );
      },
    ),
    { numRuns: runs(100) },
  );
});

test("a column's name with one character wrong stops the run at its place and is told with the right one", () => {
  fc.assert(
    fc.property(
      declarations,
      fc.constantFrom("郵便番号", "就任日", "提出期限", "交付決定額"),
      fc.nat(3),
      rows,
      (settings, name, place, list) => {
        const at = place % name.length;
        const wrong = `${name.slice(0, at)}々${name.slice(at + 1)}`;
        const { findings, letters } = lettersFrom(settings, `本文{{${wrong}}}。\n${TO}`, list);
        expect(letters).toEqual([]);
        expect(findings).toMatchObject([
          { severity: "error", code: "template/unknown-field", values: { nearest: name } },
        ]);
        expect(findings[0]?.at).toMatchObject({ kind: "text", path: "t.hbs" });
      },
    ),
    { numRuns: runs(100) },
  );
});
