import { expect, test } from "vitest";
import {
  control,
  filledBody,
  identities,
  marked,
  picture,
  run,
  tagged,
  values,
} from "./identities.ts";
import { paragraph } from "./word-files.ts";

test("rows that are repeated have no paragraph, bookmark, picture or control twice; the first of them is as it was", () => {
  const row = `<w:tr><w:tc>${tagged("00000001", run("{{#繰り返し 添付}}") + marked(3, run("{{要素}}")) + picture(2))}</w:tc><w:tc>${tagged("00000002", control(9) + run("{{/繰り返し}}"))}</w:tc></w:tr>`;
  const body = `<w:p>${picture(1)}</w:p><w:tbl>${row}</w:tbl><w:p>${picture(4)}</w:p>`;
  const root = filledBody(body, ["一", "二", "三"]);
  expect(values(root, "w:p", "w14:paraId")).toEqual(["00000001", "00000002"]);
  expect(values(root, "wp:docPr", "id")).toEqual(["1", "2", "3", "5", "4"]);
  expect(values(root, "w:bookmarkStart", "w:name")).toEqual(["印3"]);
  expect(values(root, "w:bookmarkEnd", "w:id")).toEqual(["3"]);
  expect(values(root, "w:id", "w:val")).toEqual(["9"]);
  expect(root.getElementsByTagName("w:tr")).toHaveLength(3);
  expect(root.textContent).toBe("一印二印三印");
});

test("a bookmark that begins before repeated rows and ends in them ends once", () => {
  const body = `<w:p><w:bookmarkStart w:id="3" w:name="印"/><w:r><w:t>前</w:t></w:r></w:p>${paragraph("{{#繰り返し 添付}}")}<w:p><w:r><w:t>{{要素}}</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>${paragraph("{{/繰り返し}}")}`;
  const root = filledBody(body, ["一", "二"]);
  expect(identities(root).slice(2, 5)).toEqual([["印"], ["3"], ["3"]]);
});
