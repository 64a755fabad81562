// Who comes back finds what lay on the desk: after a reload, and after the program was started anew.
import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HEADER } from "../samples/read-list.ts";
import { startedStudio } from "../samples/running-studio.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

/** A reading that looks as if a program had put it there, and that is meant. */
const LIST = [HEADER, "292010,市,奈良県,奈良市,null,奈良市長,殿", ""].join("\n");

describe.skipIf(!hasChromium)(inChromium("the desk of the last time"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeEach(async () => {
    opened = await openedStudio();
    page = opened.page;
    writeFileSync(opened.desk.path("recipients/奈良.csv"), LIST);
    await page.reload();
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
});
