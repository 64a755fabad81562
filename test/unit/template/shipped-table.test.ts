import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { blockText } from "../../../src/model/letter-text.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const path = "templates/kenshu.hbs";
const mayor = recipient({ 種別: "市", 都道府県: "北海道", 職名: "札幌市長", 敬称: "殿" });

test("the notice of a training has its timetable as a table, with heads and figures", () => {
  const compiled = compileTemplate({ path, bytes: readFileSync(path) });
  expect(compiled.ok ? compiled.warnings : compiled.errors).toEqual([]);
  const template = valueIn(compiled);
  const letter = valueIn(
    parseLetter(valueIn(template.merge(mayor)), template.settings, "corrected"),
  );
  expect(template.checkLetter(letter, mayor)).toEqual([]);
  const [timetable] = letter.blocks.filter((block) => block.type === "table");
  expect(timetable?.head.map(({ cells }) => cells.map(blockText))).toEqual([
    ["回", "期日", "会場", "定員"],
  ]);
  expect(timetable?.rows.map(({ cells }) => cells.map(({ type }) => type))).toEqual(
    Array.from({ length: 3 }, () => ["table-head", "table-cell", "table-cell", "table-cell"]),
  );
  expect(timetable?.rows[0]?.cells[3]?.placement).toEqual({ alignment: "end" });
});
