// What was said of one list, one view or one run is not taken for said of another.
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { HEADER } from "../samples/read-list.ts";
import { headerRow, sapporoRow, textRow, workbook } from "../samples/workbook.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const test = oneIn(3);

const LIST = [HEADER, "292010,市,奈良県,奈良市,ならし,奈良市長,殿", ""].join("\n");

/** A list of two, of whom one is hidden. */
function listWithHidden(town: readonly string[]): Buffer {
  const hidden = textRow(3, [...town, "殿"], ' hidden="1"');
  return Buffer.from(workbook({ rows: headerRow() + sapporoRow(2) + hidden }));
}

const OTARU = ["012033", "市", "北海道", "小樽市", "おたるし", "小樽市長"];
const HAKODATE = ["012025", "市", "北海道", "函館市", "はこだてし", "函館市長"];

describe.skipIf(!hasChromium)(inChromium("a choice in the studio's page"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
    writeFileSync(opened.desk.path("recipients/市.csv"), LIST);
  });
  afterAll(() => opened?.close());
  beforeEach(async () => {
    await page.reload();
    await page.getByRole("button", { name: "recipients/市.csv" }).waitFor();
  });

  async function drop(name: string, buffer: Buffer): Promise<void> {
    await page
      .locator("#lists input[type=file]")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  }

  test("about hidden rows is shown while it holds, taken back, and ends with its list", async () => {
    const question = page.locator('#lists .findings li[data-code^="csv/hidden-rows"]').first();
    const kept = page.getByText("隠された行や取り消し線のある行の宛先にも、書簡を送ります");
    await drop("甲.xlsx", listWithHidden(OTARU));
    await question.getByRole("button", { name: "どれも送る" }).click();
    await kept.waitFor();
    await page.getByText("宛先 2 件").waitFor();
    await page.getByRole("button", { name: "決め直す" }).click();
    await question.waitFor();
    expect(await kept.count()).toBe(0);
    await question.getByRole("button", { name: "どれも送る" }).click();
    await kept.waitFor();
    await page.getByRole("button", { name: "外す" }).click();
    await drop("乙.xlsx", listWithHidden(HAKODATE));
    await page.getByRole("tab", { name: "recipients/乙.xlsx" }).waitFor();
    await question.waitFor();
    expect(await kept.count()).toBe(0);
  });

  async function openLetter(): Promise<void> {
    await page.getByRole("button", { name: "recipients/市.csv" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.locator(".sheet canvas").first().waitFor();
  }

  /** Makes what is on the desk, into a folder of its own. */
  async function make(folder: string): Promise<void> {
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByRole("checkbox", { name: "Word" }).uncheck();
    await page.getByRole("textbox", { name: /出力先/u }).fill(folder);
    await page.getByRole("button", { name: "作成を始める" }).click();
    await page.locator(".dialog-body .notice").first().waitFor();
  }

  const recordOf = (folder: string): string =>
    readFileSync(opened.desk.path("out", folder, "run.json"), "utf8");

  test("of what one looks at is none of what is made", async () => {
    await openLetter();
    await page.getByRole("combobox", { name: "校訂" }).selectOption("as-issued");
    await make("見た後");
    await page.getByText("作成と照合が終わりました").waitFor();
    expect(recordOf("見た後")).not.toContain("as-issued");
    await page.getByRole("radio", { name: /発出時のまま/u }).check();
    await page.getByRole("textbox", { name: /出力先/u }).fill("当時");
    await page.getByRole("button", { name: "作成を始める" }).click();
    await page.getByRole("heading", { name: "できたもの out/当時" }).waitFor();
    expect(recordOf("当時")).toContain("as-issued");
  });

  test("of two editions shows both side by side, with a mark where the original says something else", async () => {
    const body =
      "---\n表題: お願い\n種別: 通知\n---\n［＃宛名］{{職名}}{{敬称}}\n謹んでお願い［＃「い」は底本では「ひ」］申し上げます。\n";
    writeFileSync(opened.desk.path("templates/当時.hbs"), body);
    await page.reload();
    await page.getByRole("button", { name: "recipients/市.csv" }).click();
    await page.getByRole("button", { name: "templates/当時.hbs" }).click();
    await page.locator(".sheet canvas").first().waitFor();
    const marked = (): Promise<readonly boolean[]> =>
      page.locator(".sheet canvas").evaluateAll(areColoured);
    await expect.poll(marked).toEqual([false]);
    await page.getByRole("combobox", { name: "比べる" }).selectOption("edition");
    const columns = page.locator(".beside .sheet-column");
    await expect.poll(marked).toEqual([true, true]);
    const heads = (): Promise<string[]> => columns.locator("p .soft").allTextContents();
    expect(await heads()).toEqual(["校訂版", "発出時のまま"]);
    await page.getByRole("combobox", { name: "校訂", exact: true }).selectOption("as-issued");
    await expect.poll(heads).toEqual(["発出時のまま", "校訂版"]);
    await page.getByRole("combobox", { name: "比べる" }).selectOption("none");
    await expect.poll(marked).toEqual([false]);
  });

  test("of a run's place leads out of the dialog to where it is", async () => {
    await drop("誤り.csv", Buffer.from(LIST.replace("奈良市長", "奈良市𪚥長")));
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.getByRole("gridcell", { name: "奈良市𪚥長" }).waitFor();
    await page
      .getByText(/誤り \d+|エラー \d+/u)
      .first()
      .waitFor();
    await make("誤り");
    const dialog = page.getByRole("dialog", { name: "作成" });
    await dialog
      .getByText("直前の操作（templates/notice.hbs、recipients/誤り.csv）の結果")
      .waitFor();
    await dialog
      .getByRole("button", { name: /誤り\.csv/u })
      .first()
      .click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("lists");
  });

  test("to begin afresh is not offered for a run whose files are not on the desk, and makes that run", async () => {
    await openLetter();
    await make("改める");
    await page.getByText("作成と照合が終わりました").waitFor();
    writeFileSync(
      opened.desk.path("recipients/市.csv"),
      LIST.replace(
        "292010,市,奈良県,奈良市,ならし,奈良市長",
        "292109,市,奈良県,香芝市,かしばし,香芝市長",
      ),
    );
    await page.reload();
    await openLetter();
    await make("改める");
    await page.getByRole("button", { name: "初めから作り直す" }).waitFor();
    await page.getByRole("button", { name: "閉じる" }).click();
    await page.locator("#template").getByRole("button", { name: "ほかのものを選ぶ" }).click();
    await page.getByRole("button", { name: /鑑文/u }).click();
    await page.getByText("templates/reissue.hbs").first().waitFor();
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByText("今は、ほかの宛名簿かひな形を開いています").waitFor();
    expect(await page.getByRole("button", { name: "初めから作り直す" }).count()).toBe(0);
    await page.getByRole("button", { name: "閉じる" }).click();
    await page.locator("#template").getByRole("button", { name: "ほかのものを選ぶ" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.getByText("templates/notice.hbs").first().waitFor();
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByRole("button", { name: "初めから作り直す" }).click();
    await page.getByText("作成と照合が終わりました").waitFor();
    expect(opened.desk.list("out/改める/letters").join(" ")).toContain("香芝市");
    expect(opened.desk.list("out").filter((name) => name.startsWith("改める"))).toHaveLength(2);
  });
});

/** Of each page, whether anything on it is neither paper nor ink. Runs in the browser, which knows nothing else of this file. */
function areColoured(canvases: readonly Element[]): readonly boolean[] {
  return canvases.map((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = new OffscreenCanvas(width, height).getContext("2d", {
      willReadFrequently: true,
    });
    context?.drawImage(canvas as HTMLCanvasElement, 0, 0);
    const data = context?.getImageData(0, 0, width, height).data ?? [];
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) >= 30) return true;
    }
    return false;
  });
}
