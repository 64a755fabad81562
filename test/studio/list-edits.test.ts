// A list in a real browser: what is wrong in it is corrected there, and saved beside it.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HEADER } from "../samples/read-list.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const LIST = [
  HEADER,
  "10006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿",
  "20001,都道府県,青森県,青森県,あおもりけん,青森県知事,殿",
  "290009,都道府県,奈良県,奈良県,ならけん,null,殿",
  "142018,市,神奈川県,横須加市,よこすかし,横須賀市長,殿",
  "",
].join("\r\n");

describe.skipIf(!hasChromium)(inChromium("a list in the studio's page"), () => {
  let opened: OpenedStudio;
  beforeAll(async () => {
    opened = await openedStudio();
    const input = opened.page.locator("#lists input[type=file]");
    await input.setInputFiles({
      ...{ name: "部長会.csv", mimeType: "text/csv" },
      buffer: Buffer.from(LIST),
    });
    await opened.page.locator("#lists .findings li").first().waitFor();
  });
  afterAll(() => opened?.close());

  const textOf = (row: number, column: number): Promise<string | null> =>
    opened.page
      .locator(`#lists [role=row][aria-rowindex="${row}"] [role=gridcell]`)
      .nth(column - 1)
      .textContent();

  test("has all corrections of a kind made at once, and each by itself", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "同じ直し方をすべてに（2件）" }).click();
    await page.getByText("直したセル 2か所").waitFor();
    await expect.poll(() => textOf(2, 1)).toBe("010006");
    await expect.poll(() => textOf(3, 1)).toBe("020001");
    await page.getByRole("button", { name: "横須加市 → 横須賀市" }).click();
    await page.getByText("直したセル 3か所").waitFor();
    await expect.poll(() => textOf(5, 4)).toBe("横須賀市");
  });

  test("is written in with the keyboard alone, and what was written is taken back", async () => {
    const { page } = opened;
    await page.locator('#lists [role=gridcell][tabindex="0"]').focus();
    await page.keyboard.press("Control+Home");
    for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    for (let column = 1; column < 6; column += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("F2");
    await page.keyboard.type("奈良県副知事");
    await page.keyboard.press("Enter");
    await page.getByText("直したセル 4か所").waitFor();
    await expect.poll(() => textOf(4, 6)).toBe("奈良県副知事");
    await page.getByRole("button", { name: "一つ前に戻す" }).click();
    await page.getByText("直したセル 3か所").waitFor();
    await expect.poll(() => textOf(4, 6)).toBe("null");
  });

  test("is narrowed to a kind and a prefecture by the keyboard, and says how many rows are left", async () => {
    const { page } = opened;
    const filter = page.getByRole("search", { name: "絞り込み" });
    await filter.getByRole("combobox", { name: "種別" }).focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => filter.getByRole("status").textContent()).toBe("3 行");
    await filter.getByRole("combobox", { name: "都道府県" }).selectOption("青森県");
    await expect.poll(() => filter.getByRole("status").textContent()).toBe("1 行");
    const cells = page.locator("#lists .grid-body [role=gridcell]");
    await expect.poll(() => cells.allTextContents()).toContain("青森県知事");
    expect(await cells.allTextContents()).not.toContain("北海道知事");
    for (const name of ["種別", "都道府県"]) {
      await filter.getByRole("combobox", { name }).selectOption("");
    }
    await expect.poll(() => filter.getByRole("status").textContent()).toBe("");
    await expect.poll(() => cells.allTextContents()).toContain("横須賀市長");
  });

  test("has a value let pass that is meant, and looked at again", async () => {
    const { page } = opened;
    const findings = page.locator('#lists .findings li[data-code^="csv/program-word"]');
    await findings.getByRole("button", { name: "このままでよい null" }).click();
    await findings.waitFor({ state: "detached" });
    expect(await page.locator("#lists").textContent()).not.toContain("--");
    await page.getByText("このままでよいとした値 1件").click();
    await page.getByRole("button", { name: "職名 null もう一度確かめる" }).click();
    await findings.waitFor();
  });

  test("is saved as a new file, which is the list from then on, beside the old one as it was", async () => {
    const { page, desk } = opened;
    await page.getByRole("button", { name: "変更を新しいファイルに保存" }).click();
    await page.getByRole("tab", { name: "recipients/部長会（修正）.csv" }).waitFor();
    expect(readFileSync(desk.path("recipients/部長会.csv"), "utf8")).toBe(LIST);
    const saved = readFileSync(desk.path("recipients/部長会（修正）.csv"), "utf8");
    expect(saved.startsWith("\ufeff")).toBe(true);
    expect(saved).toContain('"=""010006""",都道府県,北海道');
    expect(saved).toContain("142018,市,神奈川県,横須賀市,");
    const changes = readFileSync(desk.path("recipients/部長会（修正）の変更箇所.csv"), "utf8");
    expect(changes.trim().split("\r\n")).toHaveLength(4);
    expect(opened.complaints).toEqual([]);
  });
});
