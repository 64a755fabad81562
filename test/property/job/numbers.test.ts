import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectRecipients } from "../../../src/job/plan/select-recipients.ts";
import { numberRecipients } from "../../../src/letter/number-recipients.ts";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const source = `---
表題: 試し
種別: 通知
文書番号: 総行第3号の{連番}
---
［＃文書番号］{{文書番号}}
［＃宛名］{{職名}}　{{敬称}}`;
const template = valueIn(
  compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) }),
);

const PREFECTURES = ["青森県", "岩手県", "秋田県"];

/** Rows of three prefectures in any order. */
const lists = fc
  .array(fc.constantFrom(...PREFECTURES), { minLength: 1, maxLength: 20 })
  .map((prefectures): RecipientList => {
    const recipients = prefectures.map((prefecture, index) =>
      recipient({ 都道府県: prefecture, 職名: `第${index}市長`, 敬称: "殿" }, index + 2),
    );
    return { columns: ["都道府県", "職名", "敬称"], recipients };
  });

/** The addressees of a run with their numbers, as `--where` and `--only` narrow it. */
function numbersOf(
  list: RecipientList,
  where: readonly string[],
  only: readonly string[],
): ReadonlyMap<string, number | undefined> {
  const conditions = where.length === 0 ? [] : [{ column: "都道府県", values: where }];
  const selected = valueIn(selectRecipients(list, { where: conditions, only }));
  const numbered = numberRecipients(list.columns, selected, template);
  expect(numbered.problems).toEqual([]);
  return new Map(Array.from(numbered.list.recipients, ({ id, number }) => [id, number]));
}

describe("the number of a letter", () => {
  test("is its place in the list among those that --where leaves, without a gap", () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (list, isNarrowed) => {
        const [first] = list.recipients;
        const wanted = isNarrowed ? [first?.fields.get("都道府県")?.value ?? ""] : [];
        const numbers = [...numbersOf(list, wanted, [])];
        const rows = [...list.recipients].filter(
          ({ fields }) => !isNarrowed || fields.get("都道府県")?.value === wanted[0],
        );
        expect(numbers).toEqual(rows.map(({ id }, index) => [id, index + 1]));
      }),
      { numRuns: runs(200) },
    );
  });

  test("is the same whoever else is made with it by --only", () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.boolean(), (list, seed, isNarrowed) => {
        const [first] = list.recipients;
        const wanted = isNarrowed ? [first?.fields.get("都道府県")?.value ?? ""] : [];
        const all = numbersOf(list, wanted, []);
        const only = [...all.keys()].filter((_, index) => ((seed >> index) & 1) === 1);
        fc.pre(only.length > 0);
        expect([...numbersOf(list, wanted, only)]).toEqual(only.map((id) => [id, all.get(id)]));
      }),
      { numRuns: runs(200) },
    );
  });

  test("is printed, and nowhere but in its own letter", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const selected = valueIn(selectRecipients(list, { where: [], only: [] }));
        const { recipients } = numberRecipients(list.columns, selected, template).list;
        const printed = Array.from(
          recipients,
          (one) => valueIn(template.merge(one)).text.split("\n")[0],
        );
        expect(printed).toEqual(
          Array.from(recipients, (_, index) => `［＃文書番号］総行第3号の${index + 1}`),
        );
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("numbers that begin elsewhere", () => {
  const first = fc.record({
    start: fc.integer({ min: 1, max: 99_999 }),
    zeros: fc.nat({ max: 4 }),
  });

  test("go on from it without a gap, each with at least as many digits, whoever is made with it", () => {
    fc.assert(
      fc.property(lists, first, fc.nat(), (list, { start, zeros }, seed) => {
        const written = `${"0".repeat(zeros)}${start}`;
        const text = source.replace("種別: 通知", `種別: 通知\n連番: ${written}`);
        const bytes = new TextEncoder().encode(text);
        const begun = valueIn(compileTemplate({ path: "t.hbs", bytes }));
        const ids = Array.from(list.recipients, ({ id }) => id);
        const only = ids.filter((_, index) => ((seed >> index) & 1) === 1);
        const selected = valueIn(selectRecipients(list, { where: [], only }));
        const { recipients } = numberRecipients(list.columns, selected, begun).list;
        const printed = Array.from(recipients, (one) => [
          one.number,
          valueIn(begun.merge(one)).text.split("\n")[0],
        ]);
        const expected = (only.length === 0 ? ids : only).map((id) => {
          const number = start + ids.indexOf(id);
          const digits = String(number).padStart(written.length, "0");
          return [number, `［＃文書番号］総行第3号の${digits}`];
        });
        expect(printed).toEqual(expected);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("a list's own column 連番", () => {
  const listWith = (...own: readonly string[]): RecipientList => ({
    columns: ["職名", "敬称", "連番"],
    recipients: own.map((number, index) =>
      recipient({ 職名: `第${index}市長`, 敬称: "殿", 連番: number }, index + 2),
    ),
  });
  const number = (list: RecipientList) =>
    numberRecipients(
      list.columns,
      valueIn(selectRecipients(list, { where: [], only: [] })),
      template,
    );

  test("that counts as the run does is no question", () => {
    expect(number(listWith("1", "２")).problems).toEqual([]);
  });

  test.each([
    [["1", "3"], 3],
    [["2"], 2],
    [["1", ""], 3],
    [["1", "2", "2"], 4],
  ])("of %j is told with the setting and the cell where they first differ", (own, row) => {
    const { problems } = number(listWith(...own));
    expect(problems).toMatchObject([
      { severity: "error", code: "job/number-column", at: { kind: "cell", header: "連番", row } },
    ]);
    expect(problems[0]?.related[0]?.at).toMatchObject({ kind: "text", line: 4 });
  });

  test("is what the text prints where no setting asks for the number", () => {
    const body = source
      .replace("文書番号: 総行第3号の{連番}\n", "")
      .replace("{{文書番号}}", "{{連番}}");
    const plain = valueIn(
      compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(body) }),
    );
    const list = listWith("丙");
    const selected = valueIn(selectRecipients(list, { where: [], only: [] }));
    const numbered = numberRecipients(list.columns, selected, plain);
    expect(numbered.problems).toEqual([]);
    expect(Array.from(numbered.list.recipients, (one) => one.number)).toEqual([undefined]);
  });
});
