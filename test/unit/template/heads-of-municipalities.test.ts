import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 書簡\n任意の列: [氏名]";
const BODY = "本文です。\n";
const ROWS = [
  ["市", "292010", "奈良市", "市長"],
  ["市", "242021", "四日市市", "市長"],
  ["町", "293440", "斑鳩町", "町長"],
].map(([kind = "", code = "", name = "", title = ""], index) =>
  recipient(
    { 団体コード: code, 種別: kind, 団体名: name, 職名: title, 氏名: "", 敬称: "殿" },
    index + 2,
  ),
);
const made = (addressee: string): ReturnType<typeof lettersFrom> =>
  lettersFrom(SETTINGS, `${BODY}［＃宛名］${addressee}　{{敬称}}`, ROWS);

test("a list that says 市長 alone: what is said leads to 奈良市長, which nobody objects to", () => {
  const { findings } = made("{{職名}}");
  expect(new Set(findings.map(({ code }) => code))).toEqual(
    new Set(["template/addressee-without-body"]),
  );
  const [first] = findings;
  if (first === undefined) throw new Error("nothing was found");
  expect(messageOf(first, "ja").hints[0]).toContain("{{職名}} を {{団体名}}長 に替え");
  const right = made("{{団体名}}長");
  expect(right.findings).toEqual([]);
  expect(right.letters.map((lines) => lines.at(-1))).toEqual([
    "奈良市長　殿",
    "四日市市長　殿",
    "斑鳩町長　殿",
  ]);
});

test("side by side they are told for the whole list, and not again in each letter", () => {
  expect(made("{{団体名}}{{職名}}").findings).toEqual([]);
});

test("奈良市市長 that comes otherwise is told in each row that has it", () => {
  const { findings } = made("{{団体名}}{{#もし 職名}}{{職名}}{{/もし}}");
  expect(
    findings.map(({ code, severity, values }) => `${severity} ${code} ${values["found"]}`),
  ).toEqual([
    "warning template/suffix-doubled 奈良市市長",
    "warning template/suffix-doubled 四日市市市長",
    "warning template/suffix-doubled 斑鳩町町長",
  ]);
});

test("四日市市長, and a title that stands after a blank, are right", () => {
  expect(made("{{団体名}}　{{職名}}").findings).toEqual([]);
  const whole = ROWS.slice(1, 2).map((row) => ({
    ...row,
    fields: new Map(
      [...row.fields].map(([name, cell]) => [
        name,
        name === "職名" ? { ...cell, value: "四日市市長" } : cell,
      ]),
    ),
  }));
  expect(lettersFrom(SETTINGS, `${BODY}［＃宛名］{{職名}}　{{敬称}}`, whole).findings).toEqual([]);
});
