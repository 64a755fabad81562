import { expect, test } from "vitest";
import { honorificProblem, usualHonorific } from "../../../src/language/honorific.ts";
import { joinList } from "../../../src/language/listing.ts";
import { closesOf } from "../../../src/language/salutation.ts";

test.each([
  ["北海道知事　殿", undefined],
  ["葛󠄀城市長 様", undefined],
  ["総務部市町村課　御中", undefined],
  ["各市町村長　各位", undefined],
  ["北条氏様", undefined],
  ["北海道知事", "missing"],
  ["殿", "missing"],
  ["　", "missing"],
  ["各位様", "doubled"],
  ["関係者各位　殿", "doubled"],
  ["総務課長殿　様", "doubled"],
  ["総務課御中　様", "doubled"],
  ["在京大使閣下", undefined],
  ["在京大使閣下　殿", "doubled"],
  ["内務省衞生局長　樣", undefined],
  ["入学者の皆さん", undefined],
  ["札幌市教育委員会教育長　御中", "for-bodies"],
  ["総務審議官　御中", "for-bodies"],
  ["国立大学法人の学長　御中", "for-bodies"],
  ["指定管理者　御中", undefined],
  ["防災会議の各委員　御中", undefined],
  ["札幌市長　御中", "for-bodies"],
  ["北海道知事　御中", "for-bodies"],
])("an addressee written %s: %s", (addressee, problem) => {
  expect(honorificProblem(addressee)).toBe(problem);
});

test("ministries write 殿 to governors and mayors, prefectures and municipalities 様", () => {
  expect(usualHonorific("国", "官公署の長")).toBe("殿");
  expect(usualHonorific("都道府県", "官公署の長")).toBe("様");
  expect(usualHonorific("国", "組織")).toBe("御中");
  expect(usualHonorific("市区町村", "複数")).toBe("各位");
  expect(usualHonorific("国", "個人")).toBe("様");
});

test("the last of several things is joined by a word, the others by commas", () => {
  expect(joinList([], "及び")).toBe("");
  expect(joinList(["市"], "及び")).toBe("市");
  expect(joinList(["市", "町"], "又は")).toBe("市又は町");
  expect(joinList(["市", "町", "村"], "及び")).toBe("市、町及び村");
});

test.each([
  ["拝啓", "敬具"],
  ["謹啓", "謹白"],
  ["拝復", "敬具"],
  ["前略", "草々"],
  ["冠省", "草々"],
  ["急啓", "草々"],
])("%s is closed by %s", (salutation, close) => {
  expect(closesOf(salutation)?.[0]).toBe(close);
});

test("前略 is not closed by 敬具", () => {
  expect(closesOf("前略")).not.toContain("敬具");
});
