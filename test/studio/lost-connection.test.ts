// The tie between the page and its program is cut, as a machine that sleeps cuts it: nothing is lost, and it is taken up again.
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";
import { type Line, laidLine } from "./line.ts";

// Its tests go on from one another.
const isTried = hasChromium && isDrawn("lost-connection", 3);

const LOST = "Shokan とのつながりが切れました";
const GONE = "Shokan が終了しました";

describe.skipIf(!isTried)(inChromium("a page whose program does not answer"), () => {
  let opened: OpenedStudio;
  let page: Page;
  let line: Line;
  beforeAll(async () => {
    line = await laidLine();
    opened = await openedStudio(undefined, line);
    page = opened.page;
    // What the page says of faults comes behind the first page, with nobody asking for it.
    const words = page.waitForEvent("requestfinished", (request) =>
      request.url().includes("finding-of"),
    );
    await page.getByRole("button", { name: "見本で試す" }).click();
    await page.locator(".sheet canvas").first().waitFor();
    await words;
  });
  afterAll(async () => {
    await opened?.close();
    line?.close();
  });

  test("says so, keeps what is on it, and goes on when it is answered again", async () => {
    line.cut();
    await page.getByText(LOST).waitFor();
    const editor = page.getByRole("textbox", { name: "ひな形の文" });
    await editor.getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("End");
    await page.keyboard.type("夜の間に打った文");
    await page.locator("#template .findings li").first().waitFor();
    // What is shown is made on the page itself.
    const text = page.getByRole("article", { name: "文字で見る" });
    await expect.poll(() => text.textContent()).toContain("夜の間に打った文");
    await page.getByText("保存しています…").waitFor();
    line.join();
    await page.getByText(LOST).waitFor({ state: "detached" });
    await page.getByText("保存しました").waitFor();
    const file = opened.desk.path("templates/見本.hbs");
    expect(readFileSync(file, "utf8")).toContain("［＃頭語］拝啓夜の間に打った文");
    expect(opened.studio.child.exitCode).toBe(null);
  });

  test("shows afterwards what came into the folder meanwhile", async () => {
    line.cut();
    await page.getByText(LOST).waitFor();
    writeFileSync(opened.desk.path("recipients/夜.csv"), "氏名,敬称\n甲野一,様\n");
    line.join();
    await page.getByRole("button", { name: "宛名簿を足す" }).click();
    await page.getByRole("button", { name: "recipients/夜.csv" }).waitFor();
    await page.getByRole("button", { name: "宛名簿を足す" }).click();
  });

  test("says when the program has ended, and that what is not saved is here alone", async () => {
    await opened.studio.stop();
    await page.getByText(GONE).first().waitFor({ timeout: 40_000 });
    const editor = page.getByRole("textbox", { name: "ひな形の文" });
    await editor.getByText("夜の間に打った文").click();
    await page.keyboard.press("End");
    await page.keyboard.type("朝");
    await page.getByText("保存していない変更は、この画面だけにあります").waitFor();
    await page.getByRole("button", { name: "もう一度つなぐ" }).click();
    expect(await editor.textContent()).toMatch(/夜の間に打った文.*朝/su);
  });
});
