import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { findingsOf } from "../../samples/read-list.ts";

test("a title in two lines of a cell is shown with a sign that people know, and with what to do", () => {
  const [found] = findingsOf('職名,氏名,敬称\n"奈良県拠点\n地方参事官",辻　正夫,様\n');
  const { message = "", hints = [] } = found === undefined ? {} : messageOf(found, "ja");
  expect(message).toBe("`奈良県拠点↵地方参事官` の6文字目に改行があります。この列は1行で書きます");
  expect(hints[0]).toContain("2つの列に分けてください");
});
