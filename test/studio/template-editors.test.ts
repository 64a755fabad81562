// The template's text: searched, compared with what it was, and written where the usual editor cannot be had.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

// Its tests go on from one another.
const isTried = hasChromium && isDrawn("template-editors", 3);

describe.skipIf(!isTried)(inChromium("the template's text"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
    await open();
  });
  afterAll(() => opened?.close());

  async function open(): Promise<void> {
    await page.getByRole("button", { name: "見本で試す" }).click();
    await page.locator(".sheet canvas").first().waitFor();
  }
  const saved = (): string => readFileSync(opened.desk.path("templates/見本.hbs"), "utf8");
  const letterText = async (): Promise<string> =>
    (await page.getByRole("article", { name: "文字で見る" }).textContent()) ?? "";

  test("is searched in Japanese, by the usual key", async () => {
    await page.getByRole("textbox", { name: "ひな形の文" }).getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("Control+f");
    await page.getByRole("textbox", { name: "探す言葉" }).fill("標準化");
    await page.getByRole("button", { name: "次へ" }).click();
    await expect
      .poll(() => page.locator(".cm-searchMatch-selected").first().textContent())
      .toBe("標準化");
    await page.keyboard.press("Escape");
  });

  test("is compared with what it was before, and goes back to it", async () => {
    const before = saved();
    await page.getByRole("textbox", { name: "ひな形の文" }).getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("End");
    await page.keyboard.type("　");
    await page.getByText("保存しました").waitFor();
    await page.getByRole("button", { name: "以前の文…" }).click();
    await page.getByRole("button", { name: "今の文と比べる" }).click();
    const comparison = page.getByRole("region", { name: "以前の文と今の文との比較" });
    expect(await comparison.locator("ins").allTextContents()).toEqual(["　"]);
    expect(await comparison.locator("del").count()).toBe(0);
    expect(await comparison.locator("p.before").textContent()).toBe("以前［＃頭語］拝啓");
    await page.getByRole("button", { name: "この文に戻す" }).click();
    await expect.poll(saved).toBe(before);
  });

  test("is written in the browser's own field as well, with what the buttons insert and its undoing", async () => {
    const before = saved();
    await page.getByRole("button", { name: "簡易な入力欄" }).click();
    const field = page.getByRole("textbox", { name: "ひな形の文" });
    expect(await field.evaluate(({ tagName }) => tagName)).toBe("TEXTAREA");
    await field.evaluate((element) => {
      const text = element as HTMLTextAreaElement;
      const at = text.value.indexOf("［＃頭語］拝啓") + "［＃頭語］拝啓".length;
      text.setSelectionRange(at, at);
    });
    await page.getByRole("button", { name: "振り仮名" }).click();
    await expect.poll(saved).toContain("［＃頭語］拝啓｜漢字《》");
    await page.keyboard.type("東京");
    await expect.poll(saved).toContain("［＃頭語］拝啓｜東京《》");
    for (let n = 0; n < 10 && saved() !== before; n += 1) await page.keyboard.press("Control+z");
    await expect.poll(() => field.inputValue()).toBe(before);
    await expect.poll(saved).toBe(before);
    await page.getByRole("button", { name: "簡易な入力欄" }).click();
    await page.locator(".cm-content").waitFor();
  });

  test("is not left before it is saved without a question", async () => {
    await page.getByRole("textbox", { name: "ひな形の文" }).getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("End");
    const asked = page.waitForEvent("dialog");
    await page.keyboard.type("　");
    await page.evaluate(() => setTimeout(() => location.reload()));
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await page.keyboard.press("Backspace");
    await page.getByText("保存しました").waitFor();
  });

  test("of two windows is what one of them has saved, which the other is told of and does not write over", async () => {
    const other = await page.context().newPage();
    await other.goto(opened.studio.address);
    // The line is taken hold of in that window, too.
    await other.getByRole("button", { name: /^templates\/見本\.hbs/u }).click();
    const write = async (window: Page, text: string): Promise<void> => {
      await window.getByRole("textbox", { name: "ひな形の文" }).getByText("［＃頭語］拝啓").click();
      await window.keyboard.press("End");
      await window.keyboard.type(text);
    };
    await write(other, "後の窓の文");
    await other.getByText("保存しました").waitFor();
    const told = page
      .getByRole("alert")
      .filter({ hasText: "templates/見本.hbs が、ほかのソフトで" });
    await told.waitFor();
    await write(page, "前の窓の文");
    const apart = page.getByRole("alert").filter({ hasText: "ほかの画面かほかのソフトで変更" });
    await apart.waitFor();
    expect(saved()).toContain("［＃頭語］拝啓後の窓の文");
    expect(saved()).not.toContain("前の窓の文");
    await apart.getByRole("button", { name: "読み直す" }).click();
    await expect.poll(letterText).toContain("後の窓の文");
    await other.close();
  });

  test("is there to be written where the usual editor does not load", async () => {
    await page.route(/code-editor/u, (route) => route.abort());
    await page.reload();
    await open();
    await page.getByText("簡易な入力欄で開いています").waitFor();
    const field = page.getByRole("textbox", { name: "ひな形の文" });
    await field.fill((await field.inputValue()).replace("拝啓", "謹啓").replace("敬具", "謹言"));
    await expect.poll(letterText).toContain("謹啓");
    await page.unroute(/code-editor/u);
  });
});
