import { describe, expect, test } from "vitest";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { lineOf, readGuarded, valueIn } from "../../samples/read-list.ts";

const read = (text: string, isHonorificGiven: boolean) =>
  readGuarded([{ path: "a.csv", bytes: new TextEncoder().encode(text) }], { isHonorificGiven });

function said(text: string, isHonorificGiven: boolean): readonly string[] {
  const outcome = read(text, isHonorificGiven);
  return (outcome.ok ? outcome.warnings : outcome.errors).map(lineOf);
}

const names = ({ recipients }: RecipientList): readonly unknown[] =>
  Array.from(recipients, (one) => valueIn(one, "氏名") ?? valueIn(one, "団体名"));

describe("a list without 敬称", () => {
  test.each([
    "団体名,職名\n奈良市,奈良市長\n生駒市,生駒市長\n",
    "氏名,住所\n甲野一郎,奈良市\n乙山二郎,\n",
    "名簿,,\n氏名,職名,住所\n甲野一郎,会長,奈良市\n",
  ])("%j is whole where the template gives one, and lacks it elsewhere", (text) => {
    expect(said(text, true)).toEqual([]);
    expect(said(text, false).filter((line) => line.startsWith("error"))).toEqual([
      expect.stringContaining("csv/missing-column"),
    ]);
  });

  test("has no notes for addressees", () => {
    const outcome = read("氏名,住所\n甲野一郎,奈良市\n以上,\n", true);
    expect(outcome.ok && names(outcome.value)).toEqual(["甲野一郎"]);
    expect(said("氏名,住所\n甲野一郎,奈良市\n,第2班\n乙山二郎,\n", true)).toEqual([
      "error csv/lone-cell row 3 column 2 line 3",
    ]);
  });

  test("lacks whom it addresses as any list does", () => {
    expect(said("住所,電話\n奈良市,0742-34-1111\n", true).length).toBeGreaterThan(0);
  });
});
