// Whose each of several seals is, and what is told of one that is nobody's, of two, and of a signer without one.
import { expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { picturesIn } from "../../../src/model/letter-text.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { openedTemplate, picturesBeside } from "../../samples/pictures.ts";

interface Read {
  /** The words of the seal over each line of the sender, nothing where there is none. */
  readonly seals: readonly string[];
  readonly told: readonly (readonly unknown[])[];
}

function read(seals: readonly string[], senders: readonly string[], size = "20mm"): Read {
  const listed = seals.map((one) => `    - { 差出人: ${one} }\n`).join("");
  const head = `---\n表題: 印\n種別: 通知\n公印:\n  大きさ: ${size}\n  連名:\n${listed}---\n`;
  const body = senders.map((one) => `［＃差出人］${one}\n`).join("");
  const bytes = new TextEncoder().encode(head + body);
  const template = openedTemplate(bytes, picturesBeside("rgb.png", "l.png"));
  if (!template.ok) return { seals: [], told: template.errors.map(({ code }) => [code]) };
  const merged = template.value.merge(recipientOf({ 職名: "市長", 敬称: "殿" }));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const outcome = parseLetter(merged.value, template.value.settings, "corrected");
  const told = (outcome.ok ? outcome.warnings : outcome.errors).map(
    ({ code, severity, values }) => [severity, code, ...Object.values(values)],
  );
  return { seals: outcome.ok ? sealsOf(outcome.value) : [], told };
}

function sealsOf(letter: Letter): readonly string[] {
  return letter.blocks.flatMap((block) =>
    block.type === "sender"
      ? [
          picturesIn(block)
            .map(({ alt }) => alt)
            .join("＋"),
        ]
      : [],
  );
}

const seal = (name: string, more = ""): string =>
  `${name}, 画像: rgb.png, 代替文: ${name}の印${more}`;
const THREE = ["奈良県知事　山下　真", "奈良市長　仲川　元庸", "斑鳩町長　中西　和夫"];

test.each([
  ["by their offices", ["斑鳩町長", "奈良県知事", "奈良市長"]],
  ["by their names", ["中西和夫", "山下　真", "仲川"]],
  ["by both", ["斑鳩町長中西和夫", "奈良県知事　山下真", "奈良市長 仲川 元庸"]],
])("each seal is found its signer %s, in any order", (_, [third = "", first = "", second = ""]) => {
  const found = read([seal(third), seal(first), seal(second)], THREE);
  expect(found).toEqual({ seals: [`${first}の印`, `${second}の印`, `${third}の印`], told: [] });
});

test("an office that is within a longer one is that of the signer who has it whole", () => {
  const found = read([seal("副市長"), seal("市長")], ["市長　甲", "副市長　乙"]);
  expect(found.seals).toEqual(["市長の印", "副市長の印"]);
});

test("an office and a name on two lines are one signer, whose seal is over the name", () => {
  const lines = ["奈良県知事", "山下　真", "奈良市長", "仲川　元庸"];
  const found = read([seal("奈良市長"), seal("山下真")], lines);
  expect(found).toEqual({ seals: ["", "山下真の印", "", "奈良市長の印"], told: [] });
  // Somebody with two offices is one signer too.
  const two = read([seal("奈良市長"), seal("協議会会長")], ["協議会会長", "奈良市長　仲川"]);
  expect(two.told.map(([, code]) => code)).toEqual(["markup/seal-twice"]);
});

test("who signs with words that are no office that is known has the seal that is listed for him", () => {
  const found = read(
    [seal("学校法人大和"), seal("奈良市長")],
    ["学校法人大和　乙", "奈良市長　甲"],
  );
  expect(found.seals).toEqual(["学校法人大和の印", "奈良市長の印"]);
});

test("a signer without a seal stops the letter by name, with the seal that may have been meant", () => {
  const found = read([seal("奈良県知事"), seal("奈良市町")], THREE.slice(0, 2));
  expect(found.told).toEqual([["error", "markup/seal-missing", THREE[1], "奈良市町"]]);
  const none = read([seal("奈良県知事")], THREE.slice(0, 2));
  expect(none.told).toEqual([["error", "markup/seal-missing", THREE[1], ""]]);
});

test("each signer without a seal is told the one that is like his own words, and none that is like nobody's", () => {
  const found = read([seal("奈良県知亊"), seal("教育長"), seal("奈良市町")], THREE);
  expect(found.told).toEqual([
    ["error", "markup/seal-missing", THREE[0], "奈良県知亊"],
    ["error", "markup/seal-missing", THREE[1], "奈良市町"],
    ["error", "markup/seal-missing", THREE[2], ""],
  ]);
});

test("for whom it is said that the printed letter is sealed has no picture, and nothing is told", () => {
  const found = read([seal("奈良県知事"), "奈良市長, 画像: なし"], THREE.slice(0, 2));
  expect(found).toEqual({ seals: ["奈良県知事の印", ""], told: [] });
});

test("a seal of nobody who signs is told, and the others are where they belong", () => {
  const found = read([seal("奈良県知事"), seal("生駒市長")], THREE.slice(0, 1));
  expect(found.seals).toEqual(["奈良県知事の印"]);
  expect(found.told).toEqual([["warning", "markup/seal-unmatched", "生駒市長"]]);
});

test("a seal that two may have, and two seals of one, stop the letter by name", () => {
  expect(read([seal("市長")], ["奈良市長　甲", "生駒市長　乙"]).told).toEqual([
    ["error", "markup/seal-for-several", "市長", "奈良市長　甲", "生駒市長　乙"],
    ["error", "markup/seal-missing", "生駒市長　乙", ""],
  ]);
  expect(read([seal("奈良県知事"), seal("山下真")], THREE.slice(0, 1)).told).toEqual([
    ["error", "markup/seal-twice", "山下真", THREE[0]],
  ]);
});

test("a letter without a seal or without a sender has none of several", () => {
  expect(read([seal("市長")], ["市長　甲", "（公印省略）"]).told).toEqual([
    ["error", "markup/seal-omitted", "rgb.png"],
  ]);
  expect(read([seal("市長")], []).told).toEqual([["error", "markup/seal-without-sender"]]);
});

test.each([
  [["市長, 画像: rgb.png"], ["template/missing-key"]],
  [["市長, 代替文: 印"], ["template/missing-key"]],
  [["市長, 画像: rgb.png, 代替文: 印, 位置: 右"], ["template/unknown-key"]],
  [["市長, 画像: rgb.png, 代替文: 印, 大きさ: 9mm"], ["template/wrong-value"]],
  [[], ["template/wrong-value"]],
] as const)("what the settings say of each is looked at: %j", (seals, codes) => {
  expect(read(seals, ["市長　甲"]).told.map(([code]) => code)).toEqual(codes);
});
