import { expect, test } from "vitest";
import { findPlaceholders } from "../../../src/template/find-placeholders.ts";

test.each([
  ["令和８年＊月＊日のとおり", "＊月＊日"],
  ["○時○分に開会します", "○時○分"],
  ["午後●時に開会します", "午後●"],
  ["別紙●のとおり", "別紙●"],
  ["yyyy年mm月dd日までに", "yyyy年mm月dd日"],
  ["YYYY/MM/DDまでに", "YYYY/MM/DD"],
  ["会場は（調整中）です", "（調整中）"],
])("%s has a date or a number that nobody has filled in", (text, found) => {
  expect(findPlaceholders(text).map((one) => one.found)).toEqual([found]);
});

test.each(["●時間　午後一時", "＊日程は別紙のとおり", "別紙一のとおり", "午後一時"])(
  "%s is complete",
  (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  },
);
