// Who comes back finds what lay on the desk: after a reload, and after the program was started anew.
import { renameSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { HEADER } from "../samples/read-list.ts";
import { startedStudio } from "../samples/running-studio.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const isTried = hasChromium && isDrawn("the last desk", 3);

/** A reading that looks as if a program had put it there, and that is meant. */
const LIST = [HEADER, "292010,市,奈良県,奈良市,null,奈良市長,殿", ""].join("\n");

describe.skipIf(!isTried)(inChromium("the desk of the last time"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeEach(async () => {
    opened = await openedStudio((desk) => desk.write("recipients/奈良.csv", LIST));
    page = opened.page;
  });
  afterEach(() => opened.close());

  async function lay(): Promise<void> {
    await page.getByRole("button", { name: "recipients/奈良.csv" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    const kept = page.waitForRequest(
      (asked) =>
        asked.url().endsWith("/api/desk/keep") && asked.postData()?.includes("null") === true,
    );
    await page
      .getByRole("button", { name: /^このままでよい/u })
      .first()
      .click();
    await page.getByText("このままでよいとした値").waitFor();
    await (await kept).response();
    await page.locator(".sheet canvas").first().waitFor();
  }

  async function isThere(): Promise<void> {
    await page.getByRole("button", { name: "前の続きを開く" }).click();
    await page.locator(".sheet canvas").first().waitFor();
    await page.getByRole("tab", { name: "recipients/奈良.csv" }).waitFor();
    await page.getByText("このままでよいとした値").waitFor();
  }

  test("is offered after a reload, with what was said to be meant", async () => {
    expect(await page.getByRole("button", { name: "前の続きを開く" }).count()).toBe(0);
    await lay();
    await page.reload();
    await isThere();
  });

  test("is offered by the next program, which has other handles", async () => {
    await lay();
    await opened.studio.stop();
    const next = await startedStudio(opened.desk);
    try {
      await page.goto(next.address);
      await isThere();
    } finally {
      await next.stop();
    }
  });

  describe("with a cell that is corrected and in no file yet, and a letter that was looked at", () => {
    const [header = "", row = ""] = LIST.split("\n");
    const OTHER = row
      .replaceAll("奈良市", "生駒市")
      .replace("292010", "292095")
      .replace("null", "いこまし");
    const put = (...rows: readonly string[]): void =>
      writeFileSync(opened.desk.path("recipients/奈良.csv"), [header, ...rows, ""].join("\n"));

    /** Corrects a cell of the second row, and looks at its letter. */
    async function correct(): Promise<void> {
      put(row, OTHER);
      await lay();
      await page.getByRole("gridcell", { name: "生駒市長" }).click();
      await page
        .getByRole("spinbutton", { name: "何件目を見るか" })
        .and(page.locator('[title^="2 件目"]'))
        .waitFor();
      const kept = page.waitForRequest(
        (asked) =>
          asked.url().endsWith("/api/desk/keep") && asked.postData()?.includes("副市長") === true,
      );
      await page.getByRole("gridcell", { name: "生駒市長" }).dblclick();
      await page.keyboard.type("生駒市副市長");
      await page.keyboard.press("Enter");
      await (await kept).response();
      page.once("dialog", (dialog) => void dialog.accept());
    }

    test("both are there again, and the correction is taken back as before", async () => {
      await correct();
      await page.reload();
      await isThere();
      await page.getByRole("gridcell", { name: "生駒市副市長" }).waitFor();
      await page.getByText("直したセル 1か所（まだ保存していません）").waitFor();
      await page.locator("#page-title + .path").getByText("生駒市副市長").waitFor();
      await page.getByRole("button", { name: "一つ前に戻す" }).click();
      await page.getByRole("gridcell", { name: "生駒市長", exact: true }).waitFor();
    });

    test("a correction is not made in a list that is another by now, and that is told", async () => {
      await correct();
      await page.reload();
      put(row, OTHER.replace("殿", "様"));
      await isThere();
      await page.getByText("まだ保存していなかったセルの修正 1か所は戻していません").waitFor();
      expect(await page.getByRole("gridcell", { name: "生駒市副市長" }).count()).toBe(0);
    });
  });

  test("does not go on with fewer addressees or another letter unasked", async () => {
    await lay();
    renameSync(opened.desk.path("recipients/奈良.csv"), opened.desk.path("奈良.old"));
    await page.reload();
    await page.getByRole("button", { name: "前の続きを開く" }).click();
    await page.getByText("前に開いていた recipients/奈良.csv が見つかりません").waitFor();
    await page.getByRole("button", { name: "やめる" }).click();
    // It is there when the list is.
    renameSync(opened.desk.path("奈良.old"), opened.desk.path("recipients/奈良.csv"));
    await isThere();
    renameSync(opened.desk.path("templates/notice.hbs"), opened.desk.path("notice.old"));
    await page.reload();
    await page.getByRole("button", { name: "前の続きを開く" }).click();
    await page.getByText("前に開いていた templates/notice.hbs が見つかりません").waitFor();
    await page.getByRole("button", { name: "残りだけを開く" }).click();
    await page.getByRole("tab", { name: "recipients/奈良.csv" }).waitFor();
    await page.getByText("このままでよいとした値").waitFor();
    expect(await page.locator(".sheet canvas").count()).toBe(0);
  });
});
