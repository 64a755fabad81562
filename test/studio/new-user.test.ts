// Somebody opens the studio for the first time, with a list of their own: how many presses are 47 letters away?
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterEach, test as always, beforeEach, describe, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const test = oneIn(3);

/** 47 letters in two formats, on a machine that others use. Units: milliseconds. */
const LONG = { timeout: 240_000 };

const OWN_LIST = "test/corpus/lists/own/training.xlsx";

describe.skipIf(!hasChromium)(inChromium("a new user with a list of their own"), () => {
  let opened: OpenedStudio;
  let page: Page;
  let clicks: number;
  beforeEach(async () => {
    opened = await openedStudio();
    page = opened.page;
    clicks = 0;
  });
  afterEach(() => opened.close());

  /** A file is dragged onto the list's place: one press of the mouse. */
  async function drop(name: string, bytes: Buffer): Promise<void> {
    const dataTransfer = await page.evaluateHandle(
      ([text, called]) => {
        const data = new DataTransfer();
        const content = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
        data.items.add(new File([content], called));
        return data;
      },
      [bytes.toString("base64"), name] as const,
    );
    clicks += 1;
    await page.locator("#lists .drop").dispatchEvent("drop", { dataTransfer });
    await page.getByRole("grid").waitFor();
  }

  async function press(button: Locator): Promise<void> {
    clicks += 1;
    await button.click();
  }

  async function makeAll(formats: readonly string[]): Promise<void> {
    await press(page.getByRole("button", { name: "作成…" }));
    if (formats.length === 1) await page.getByRole("checkbox", { name: "Word" }).uncheck();
    await press(page.getByRole("button", { name: "作成を始める" }));
    const done = page.getByText("作成と照合が終わりました。47 通がそろっています");
    await done.waitFor({ timeout: 120_000 });
    // Who has waited for it need not look for it.
    await expect.poll(() => inSight(page.getByRole("heading", { name: "できたもの" }))).toBe(true);
    const letters = opened.desk.list("out/kenshu/letters");
    for (const format of formats) {
      expect(letters.filter((name) => name.endsWith(format))).toHaveLength(47);
    }
  }

  /** Up from the last row by the keyboard: whatever is reached lies whole under the headings, which stay. */
  async function rowsLieUnderTheirHeadings(): Promise<void> {
    const grid = page.getByRole("grid");
    const reached = page.locator(".grid-cell:focus");
    await grid.getByRole("gridcell").first().click();
    await page.keyboard.press("Control+End");
    await expect.poll(() => reached.textContent()).toBe("沖縄県知事");
    for (let n = 0; n < 30; n += 1) await page.keyboard.press("ArrowUp");
    await expect.poll(() => reached.textContent()).toBe("石川県知事");
    const parts = [grid, page.locator(".grid-head"), reached];
    const [whole, head, row] = await Promise.all(parts.map((part) => part.boundingBox()));
    if (!(whole && head && row)) throw new Error("the table is not in sight");
    expect(head.y - whole.y).toBeLessThan(2);
    expect(row.y).toBeGreaterThanOrEqual(head.y + head.height);
    expect(row.height).toBe(28);
    // What is pressed is large enough for a finger. Source: WCAG 2.2, 2.5.8.
    const small = await page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>("button, select, input, summary"))
        .filter((one) => one.checkVisibility())
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ one }) => one.outerHTML.slice(0, 120)),
    );
    expect(small).toEqual([]);
  }

  always(
    "corrects what is asked and has 47 letters after nine clicks and one word",
    LONG,
    async () => {
      await drop("研修案内先（R5）.xlsx", readFileSync(OWN_LIST));
      const findings = page.getByRole("region", { name: "宛名簿 指摘" });
      await press(page.getByRole("button", { name: /^表のある通知/u }));
      // 45 rows say 知事 and no more, which is told once, with one press that makes it right.
      await findings.getByText("同じ指摘がほかに 44 件").waitFor();
      await press(findings.getByRole("button", { name: "ほかの行と同じ敬称にする：空欄 → 様" }));
      await press(
        findings.getByRole("button", { name: /宛名の行を直す.*→ \{\{団体名\}\}/u }).first(),
      );
      await press(findings.getByRole("button", { name: /29行目『都道府県名』列/u }));
      const cell = page.getByRole("gridcell", { name: "京都", exact: true });
      clicks += 2;
      await cell.dblclick();
      await page.keyboard.type("京都府");
      await page.keyboard.press("Enter");
      await page.locator("#lists").getByText("指摘はありません").waitFor();
      await page.getByText("47 通すべてを調べました").waitFor();
      await makeAll([".pdf", ".docx"]);
      expect(clicks).toBe(9);
      // The clerk's own file is as it was; what was corrected is beside it.
      const kept = opened.desk.path("recipients/研修案内先（R5）.xlsx");
      expect(readFileSync(kept).equals(readFileSync(OWN_LIST))).toBe(true);
      const corrected = readFileSync(
        opened.desk.path("recipients/研修案内先（R5）（修正）.csv"),
        "utf8",
      );
      expect(corrected).toContain("260002,京都府,知事,様");
      const { stdout } = opened.desk.start("text", "out/kenshu/letters/260002-京都府-知事.pdf");
      expect(stdout).toMatch(/^京都府知事\s様$/mu);
      expect(opened.complaints).toEqual([]);
    },
  );

  test("has one honorific for all where the list has none, after five clicks", LONG, async () => {
    const governors = readFileSync("recipients/prefectures.csv", "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const rows = governors.map((row) => [row.split(",")[3], row.split(",")[5]].join(","));
    await drop("送付先.csv", Buffer.from(["都道府県,宛先", ...rows, ""].join("\r\n")));
    await page.getByText("ひな形（.hbs）を選ぶと、ここで決められます").waitFor();
    await press(page.getByRole("button", { name: /^表のある通知/u }));
    await press(page.getByRole("button", { name: "どの宛先も「殿」にする" }));
    await page.getByText("47 通すべてを調べました").waitFor();
    await page.locator("#lists").getByText("指摘はありません").waitFor();
    await rowsLieUnderTheirHeadings();
    // Who looks at some rows alone has not chosen them: all are made, in the list's order.
    await page.getByRole("searchbox", { name: "文字で探す" }).fill("京");
    await page.getByText("2 行", { exact: true }).waitFor();
    await page.getByRole("gridcell", { name: "京都府知事" }).click();
    await makeAll([".pdf"]);
    expect(clicks).toBe(5);
    const ledger = readFileSync(opened.desk.path("out/kenshu/ledger.jsonl"), "utf8").trim();
    const made: readonly string[] = ledger
      .split("\n")
      .map((line) => JSON.parse(line.split("\t")[0] ?? "").id);
    expect(made).toEqual(governors.map((row) => row.split(",")[0]));
    // A template without it asks for the list's own column again.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "ほかのものを選ぶ" }).click();
    await page.getByRole("button", { name: /^横書きの通知/u }).click();
    await page.locator('#lists [data-code="csv/missing-column"]').waitFor();
    expect(opened.complaints).toEqual([]);
  });
});

function inSight(element: Locator): Promise<boolean> {
  return element.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
