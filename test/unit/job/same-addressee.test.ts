import { expect, test } from "vitest";
import { isSameAddressee } from "../../../src/job/plan/same-addressee.ts";

test.each([
  // The ministry writes 殿, the prefecture 様; one letter names the person, the other the office.
  ["札幌市長 殿", "札幌市長 様", true],
  ["札幌市長 秋元克広 様", "札幌市長 殿", true],
  ["札幌市長 殿", "札幌市長 秋元 克広 様", true],
  ["札幌市長 秋元克広 様", "札幌市長 上田文雄 様", false],
  ["札幌市長 殿", "函館市長 殿", false],
  // The same characters in another form.
  ["葛\u{E0100}城市長 殿", "葛城市長 殿", true],
  ["市長 甲野太郎 様、議長 乙野花子 様", "議長 乙野花子 様", true],
  ["市長 甲野太郎 様、議長 乙野花子 様", "議長 丙野次郎 様", false],
  // One person's name within another's.
  ["林一 様", "林一郎 様", false],
  ["林　一 様", "林　一郎 様", false],
  ["林一 様", "小林一 様", false],
  ["札幌市長 林一 様", "札幌市長 林一郎 様", false],
  ["青森市長 殿", "大青森市長 殿", false],
  ["林一 様", "札幌市長 林一 殿", true],
  ["林　一 様", "札幌市長 林一 殿", true],
  ["札幌市長秋元克広 様", "札幌市長 殿", true],
])("%s and %s can be one addressee: %s", (one, other, same) => {
  expect(isSameAddressee(one, other)).toBe(same);
  expect(isSameAddressee(other, one)).toBe(same);
});
