// What is wrong with a list depends on the letter beside it: its day, and what it asks of a row.
import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const test = oneIn(3);

const LIST = `団体コード,種別,都道府県,団体名,職名,敬称,退会日
292010,市,奈良県,奈良市,奈良市長,殿,
292095,市,奈良県,生駒市,生駒市長,殿,2026-11-10
293458,町,奈良県,安堵町,安堵町長,殿,
`;

/** The second of them leaves after the letter's day. */
const LETTER = `---
表題: 会議
種別: 通知
日付: 2026-10-05
差出人: 奈良県知事
---
［＃日付］{{和暦 日付}}
［＃宛名］{{職名}}　{{敬称}}
［＃差出人］{{差出人}}
会議を開きます。
`;

describe.skipIf(!hasChromium)(inChromium("a list beside a letter"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio(({ path }) => {
      writeFileSync(path("recipients/会員.csv"), LIST);
      writeFileSync(path("templates/会議.hbs"), LETTER);
    });
    page = opened.page;
  });
  afterAll(() => opened?.close());

  test("is guarded for the letter's day, and again when that is another", async () => {
    const errors = page.locator("#lists .findings li.error");
    const cell = page.locator(".grid-cell.error", { hasText: "2026-11-10" });
    await page.getByRole("button", { name: "recipients/会員.csv" }).click();
    // Nobody knows yet when the letter is sent.
    await cell.waitFor();
    await page.getByRole("button", { name: "templates/会議.hbs" }).click();
    await page.getByText("3 通すべてを調べました").waitFor();
    await expect.poll(() => errors.count()).toBe(0);
    expect(await cell.count()).toBe(0);
    await page.locator(".cm-content").getByText("2026-10-05").click();
    await page.keyboard.press("End");
    for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press("Backspace");
    await page.keyboard.insertText("12-01");
    await cell.waitFor();
    await page.getByText("3 通すべてを調べました").waitFor();
    expect(await errors.count()).toBe(1);
    expect(await cell.getAttribute("aria-invalid")).toBe("true");
    expect(opened.complaints).toEqual([]);
  });
});
