// Letters that nobody looks at are looked through as well, and nobody waits for that.
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const test = oneIn(3);

/** A character that the letters' face does not have, in the title of the addressee of row 41. */
const RARE = "\u{2A6A5}";
const ROW = 41;

describe.skipIf(!hasChromium)(inChromium("the letters that are not shown"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
    const shipped = readFileSync(opened.desk.path("recipients/prefectures.csv"), "utf8");
    const lines = shipped.trimEnd().split(/\r?\n/u);
    const changed = lines.map((line, index) =>
      index + 1 === ROW ? line.replace("県知事", `県${RARE}知事`) : line,
    );
    writeFileSync(opened.desk.path("recipients/字.csv"), changed.join("\n"));
    // What is asked of the worker, and what it has answered, in their order.
    await page.addInitScript(() => {
      const said: string[] = [];
      const calls = new Map<number, string>();
      Object.assign(globalThis, { said });
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function ask(this: Worker, message: unknown): void {
        const { number, call } = message as { number: number; call: string };
        if (calls.size === 0) {
          this.addEventListener("message", ({ data }) => said.push(`< ${calls.get(data.number)}`));
        }
        calls.set(number, call);
        said.push(`> ${call}`);
        post.call(this, message);
      };
    });
  });
  afterAll(() => opened?.close());
  beforeEach(async () => {
    await page.goto("about:blank");
    await page.goto(opened.studio.address);
    await page.getByRole("button", { name: "recipients/字.csv" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.getByText("47 通すべてを調べました").waitFor();
  });

  const cell = () => page.locator(".grid-row", { hasText: RARE }).locator(".grid-cell.error");

  async function showRow(): Promise<void> {
    await page.getByRole("searchbox", { name: "文字で探す" }).fill("知事");
    // What is searched for puts the rows at their beginning again when it has been found.
    await page.waitForFunction((rare) => {
      const grid = document.querySelector(".grid");
      if (grid !== null) grid.scrollTop = grid.scrollHeight;
      const rows = [...document.querySelectorAll(".grid-row")];
      return rows.some(({ textContent }) => textContent?.includes(rare));
    }, RARE);
  }

  test("have their errors in the cells, with the hint, before anything is made", async () => {
    const finding = page.locator("#lists .findings li.error");
    expect(await finding.getByRole("button").textContent()).toContain(`${ROW}行目`);
    await page.getByRole("button", { name: /宛名簿\s*エラー 1 件/u }).waitFor();
    await showRow();
    const said = await cell().getAttribute("aria-description");
    // What is said, and below it what to do.
    expect(said?.split("\n").length).toBeGreaterThan(1);
    expect(said).toContain("2A6A5");
  });

  test("keep what was found, marked as old, until they are looked through again", async () => {
    await showRow();
    const stale = page.locator("#lists .findings li.error.stale");
    await page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const finding = document.querySelector("#lists .findings li.error.stale");
        if (finding?.textContent?.includes("変更の前に調べたもの") === true) seen.add("finding");
        const cell = document.querySelector(".grid-cell.error");
        if (cell?.ariaDescription?.includes("変更の前に調べたもの") === true) seen.add("cell");
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await page.locator(".cm-content").getByText("公印省略").first().click();
    await page.keyboard.press("End");
    await page.keyboard.insertText("写");
    await page.waitForFunction(
      () => (globalThis as unknown as { seen: Set<string> }).seen.size === 2,
    );
    await page.getByText("47 通すべてを調べました").waitFor();
    expect(await stale.count()).toBe(0);
    expect(await page.locator("#lists .findings li.error").count()).toBe(1);
  });

  test("are not told of any more when their cell is mended", async () => {
    await showRow();
    const title = (await cell().textContent()) ?? "";
    await cell().dblclick();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(title.replace(RARE, ""));
    await page.keyboard.press("Enter");
    await page.locator(".grid-cell.changed").waitFor();
    await page.getByText("47 通すべてを調べました").waitFor();
    expect(await page.locator("#lists .findings li.error").count()).toBe(0);
  });

  test("are asked for only when nobody else waits for the worker, one part at a time", async () => {
    await page.locator(".cm-content").getByText("公印省略").first().click();
    for (const letter of "これは、続けて書いた文") await page.keyboard.insertText(letter);
    await page.getByText("47 通すべてを調べました").waitFor();
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    let open = 0;
    for (const one of said) {
      if (one === "> check") expect(open).toBe(0);
      open += one.startsWith(">") ? 1 : -1;
    }
    expect(said.filter((one) => one === "> check").length).toBeGreaterThan(4);
    expect(said.lastIndexOf("> typed")).toBeLessThan(said.lastIndexOf("> check"));
  });
});
