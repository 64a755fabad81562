import { expect, test } from "vitest";
import { nameKey } from "../../../src/data/name-key.ts";

// Written by hand: what is left as it is, what is another form of it, and what is left out.
test.each([
  ["札幌市長", "札幌市長"],
  ["第12区 Alpha", "第12区Alpha"],
  ["第１２区Ａｌｐｈａ", "第12区Alpha"],
  ["茅ヶ崎市", "茅ケ崎市"],
  ["7ヶ宿町", "7ケ宿町"],
  ["澤瀧竜ヶ崎", "沢滝龍ケ崎"],
  ["葛\u{e0100}城市", "葛城市"],
  ["㈱山川", "(株)山川"],
  ["O'Brien・Co.", "O'Brien・Co."],
])("%s is compared as %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});
