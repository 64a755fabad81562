import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const CITIES =
  "奈良市 大和高田市 大和郡山市 天理市 橿原市 桜井市 五條市 御所市 生駒市 香芝市 宇陀市".split(" ");
const SCHOOLS = "椿井 飛鳥 鼓阪 済美 春日 三笠 若草 伏見 富雄 登美 平城".split(" ");

/** How a list writes the title of a body's head or another officer. */
const FORMS = {
  whole: (body: string, office: string) => `${body},${body}${office}`,
  alone: (body: string, office: string) =>
    `${body},${office === "長" ? `${body.slice(-1)}長` : office}`,
} as const;

const list = fc.record({
  form: fc.constantFrom("whole", "alone"),
  bodies: fc.oneof(
    fc.shuffledSubarray(CITIES, { minLength: 2 }).map((some) => ({ some, heading: "市町村名" })),
    fc
      .shuffledSubarray(SCHOOLS, { minLength: 2 })
      .map((some) => ({ some: some.map((one) => `奈良市立${one}小学校`), heading: "学校名" })),
  ),
  other: fc.constantFrom("副市長", "教育長", "教頭", "職務代理者", "事務長"),
  place: fc.nat(),
  /** Rows to the other office. */
  count: fc.integer({ min: 0, max: 3 }),
});

test("one office that stands alone among heads of bodies of its kind is told; two are a way of addressing", () => {
  fc.assert(
    fc.property(list, ({ form, bodies: { some, heading }, other, place, count }) => {
      const write = FORMS[form === "whole" ? "whole" : "alone"];
      fc.pre(count < some.length);
      const isOther = (index: number): boolean =>
        (index - (place % some.length) + some.length) % some.length < count;
      const rows = some.map((body, index) => `${write(body, isOther(index) ? other : "長")},様\n`);
      const told = findingsOf(`${heading},職名,敬称\n${rows.join("")}`).flatMap(({ code, at }) =>
        code === "csv/title-alone" && at.kind === "cell" ? [at.row] : [],
      );
      const isAlone = count === 1 && some.length >= 7;
      expect(told).toEqual(isAlone ? [(place % some.length) + 2] : []);
    }),
    { numRuns: runs(200) },
  );
});

/** Slips in a mayor's title, which other checks tell of. */
const SLIPS = [
  (title: string) => title,
  (title: string) => `\u200b${title}`,
  (title: string) => `${title.slice(0, 1)}\u2060${title.slice(1)}`,
  (title: string) => title.slice(1),
  (title: string) => `${title}長`,
  (title: string) => `${title}殿`,
  (title: string) => title.slice(0, -1),
  () => "長崎市長",
];

test("slips in titles are no offices: none is told as one, and none hides the one that is", () => {
  const titles = fc
    .shuffledSubarray(CITIES, { minLength: 8 })
    .chain((some) =>
      fc
        .array(fc.constantFrom(...SLIPS), { minLength: some.length, maxLength: some.length })
        .map((slips) => some.map((city, index) => [city, slips[index]?.(`${city}長`) ?? ""])),
    );
  const other = fc.option(fc.constantFrom("副市長", "教育長", "市長職務代理者", "前市長"));
  fc.assert(
    fc.property(titles, other, (rows, office) => {
      const [[first = ""] = [], ...others] = rows;
      const written = office === null ? rows : [[first, `${first}${office}`], ...others];
      const text = written.map(([city, title]) => `${city},${title},殿\n`).join("");
      const told = findingsOf(`市町村名,職名,敬称\n${text}`).flatMap(({ code, at }) =>
        code === "csv/title-alone" && at.kind === "cell" ? [at.row] : [],
      );
      expect(told).toEqual(office === null ? [] : [2]);
    }),
    { numRuns: runs(200) },
  );
});
