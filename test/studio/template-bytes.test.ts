// What the editor does not show of a template's file: line ends, the byte order mark, another encoding. None is changed unasked.
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const LINES = ["---", "表題: 研修会", "種別: 書簡", "---", "　拝啓", "　{{団体名}}の皆様", ""];

/** 書簡, with a blank before it: `［＃書簡］` would be more than this test needs. */
const SHIFT_JIS = Uint8Array.from([0x81, 0x40, 0x8f, 0x91, 0x8a, 0xc8, 0x0d, 0x0a]);

describe.skipIf(!hasChromium)(inChromium("a template's bytes"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
  });
  afterAll(async () => {
    await opened?.close();
  });

  async function openTemplate(name: string, bytes: Uint8Array): Promise<string> {
    const path = opened.desk.path("templates", name);
    writeFileSync(path, bytes);
    await page.reload();
    await page.getByRole("button", { name: `templates/${name}` }).click();
    await page.getByRole("textbox", { name: "ひな形の文" }).waitFor();
    return path;
  }

  test("a file of Notepad is not saved for being opened, and keeps its line ends and mark when it is", async () => {
    const saves: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/api/template/save")) saves.push(request.url());
    });
    const text = `\ufeff${LINES.join("\r\n")}`;
    const path = await openTemplate("notepad.hbs", new TextEncoder().encode(text));
    const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/template/save"));
    await page.getByRole("textbox", { name: "ひな形の文" }).press("Control+End");
    await page.keyboard.type("敬具");
    await answered;
    await page.getByText("保存しました").waitFor();
    expect(readFileSync(path, "utf8")).toBe(`${text}敬具`);
    expect(saves).toHaveLength(1);
  });

  test("a file in Shift_JIS is shown, told once, never written; its copy in UTF-8 is opened beside", async () => {
    const path = await openTemplate("旧.hbs", SHIFT_JIS);
    const field = page.getByRole("textbox", { name: "ひな形の文" });
    expect(await field.inputValue()).toBe("　書簡\n");
    expect(await field.isEditable()).toBe(false);
    expect(await page.locator("#template .findings li").count()).toBe(0);
    await page.getByRole("button", { name: "UTF-8 で保存し直す" }).click();
    await page.locator("#template .path", { hasText: "旧（UTF-8）.hbs" }).waitFor();
    expect(readFileSync(opened.desk.path("templates/旧（UTF-8）.hbs"), "utf8")).toBe("　書簡\n");
    expect(Uint8Array.from(readFileSync(path))).toEqual(SHIFT_JIS);
  });
});
