// Letters are made of what was shown: whatever else was put there meanwhile is told by name, and can be read again.
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { oneIn, pickedOf, thirdOf } from "../samples/extent.ts";
import { HEADER } from "../samples/read-list.ts";
import type { Desk } from "../samples/shokan.ts";
import { tinyFont } from "../samples/tiny-font.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const test = oneIn(3);

const NARA = [HEADER, "292010,市,奈良県,奈良市,ならし,奈良市長,殿", ""].join("\n");
const PARTIAL = "templates/partials/担当.hbs";

// What a template names beside its addressees.
const DETAILS = "recipients/明細.csv";
const ENCLOSED = "要綱.txt";
const FACE = "fonts/tiny.ttf";
const SHEET =
  "［＃宛名］{{職名}}　{{敬称}}\n{{#繰り返し 金額}}\n金額は{{金額}}円です。\n{{/繰り返し}}\n";
const HEAD = `表題: 配分\n種別: 通知\n必要な列: [職名, 敬称, 金額]\n確認済み: [差出人なし]\nフォント: [tiny]\n`;

function lay(desk: Desk): void {
  desk.write("recipients/奈良.csv", NARA);
  desk.write(DETAILS, "団体コード,団体名,金額\n292010,奈良市,12\n292010,奈良市,340\n");
  desk.write(ENCLOSED, "要綱です。\n");
  desk.write(FACE, tinyFont());
  const named = `明細: ${DETAILS}\n別添: ${ENCLOSED}\n`;
  desk.write("templates/配分.hbs", `---\n${HEAD}${named}---\n${SHEET}`);
}

describe.skipIf(!hasChromium)(inChromium("a file that is changed after it was shown"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeEach(async () => {
    opened = await openedStudio(lay);
    page = opened.page;
    await page.getByRole("button", { name: "recipients/奈良.csv" }).click();
  });
  afterEach(() => opened.close());

  const write = (path: string, change: (text: string) => string): void => {
    const file = opened.desk.path(path);
    writeFileSync(file, change(existsSync(file) ? readFileSync(file, "utf8") : ""));
  };

  async function make(): Promise<void> {
    await page.getByRole("button", { name: "作成…" }).click();
    const pdf = page.getByRole("checkbox", { name: "PDF", exact: true });
    if (await pdf.isChecked()) await page.getByRole("checkbox", { name: "Word" }).uncheck();
    await page.getByRole("button", { name: "作成を始める" }).click();
  }

  const refusal = (path: string): Locator =>
    page.getByRole("alert").filter({ hasText: `${path} が、画面に表示した後に変わっています` });

  async function isRefusedAndReadAgain(path: string): Promise<void> {
    await make();
    await refusal(path).waitFor();
    expect(existsSync(opened.desk.path("out"))).toBe(false);
    await page.getByRole("dialog").getByRole("button", { name: "読み直す" }).click();
    await refusal(path).waitFor({ state: "detached" });
  }

  test.each<[string, string, (text: string) => string]>(
    thirdOf([
      ["a partial", PARTIAL, (text) => `${text}\n見ていない行です。\n`],
      ["the list", "recipients/奈良.csv", (text) => text.replace("ならし", "なら")],
      ["the template", "templates/notice.hbs", (text) => text.replace("デジタル人材", "人材")],
    ]),
  )(
    "%s refuses the run by its name; read again, it is shown, and the letters are made",
    async (_, path, change) => {
      await page.getByRole("button", { name: /横書きの通知/u }).click();
      await page.locator(".sheet canvas").first().waitFor();
      write(path, change);
      await isRefusedAndReadAgain(path);
      await page.getByRole("button", { name: "作成を始める" }).click();
      await page.getByText("作成と照合が終わりました").waitFor();
    },
  );

  test("a partial that no template on the desk includes refuses nothing", async () => {
    write("templates/partials/別の.hbs", () => "別の文です。\n");
    await page.reload();
    await page.getByRole("button", { name: "recipients/奈良.csv" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.locator(".sheet canvas").first().waitFor();
    write("templates/partials/別の.hbs", () => "違う文です。\n");
    await make();
    await page.getByText("作成と照合が終わりました").waitFor();
  });

  test("the settings beside a Word file: come, changed, or gone", async () => {
    const settings = "templates/annai.yaml";
    await page.getByRole("button", { name: "templates/annai.docx" }).click();
    await page.getByText("宛先 1 件").waitFor();
    await page.getByRole("button", { name: "作成…" }).click();
    const changes = [
      () => writeFileSync(opened.desk.path(settings), "表題: 案内\n"),
      () => writeFileSync(opened.desk.path(settings), "表題: 見ていない表題\n"),
      () => rmSync(opened.desk.path(settings)),
    ];
    for (const change of changes) {
      change();
      await page.getByRole("button", { name: "作成を始める" }).click();
      await refusal(settings).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "読み直す" }).click();
      await refusal(settings).waitFor({ state: "detached" });
    }
    expect(existsSync(opened.desk.path("out"))).toBe(false);
  });

  describe("what a template names beside its addressees", () => {
    beforeEach(async () => {
      await page.getByRole("button", { name: "templates/配分.hbs" }).click();
      await page.locator(".sheet canvas").first().waitFor();
    });

    test("is on the page: the rows in the letter, the files by their names", async () => {
      await page.getByRole("button", { name: "文字で見る" }).click();
      const text = (): Promise<string | null> => page.getByRole("article").textContent();
      await expect.poll(text).toMatch(/金額は.+?円です.*金額は.+?円です/su);
      const named = page.getByRole("list", { name: "ひな形に書かれたファイル" });
      expect(await named.getByRole("listitem").allInnerTexts()).toEqual([
        expect.stringContaining(`明細 ${DETAILS}`),
        expect.stringContaining(`別添 ${ENCLOSED}`),
      ]);
    });

    test.each(
      pickedOf<[string, string, () => string | Uint8Array]>(
        [
          ["the details", DETAILS, () => "団体コード,団体名,金額\n292010,奈良市,99\n"],
          ["what goes along", ENCLOSED, () => "別の要綱です。\n"],
          ["a face", FACE, () => tinyFont({ fsType: 8 })],
        ],
        1,
      ),
    )(
      "%s refuses the run by its name; read again, the letters are made",
      async (_, path, change) => {
        opened.desk.write(path, change());
        await isRefusedAndReadAgain(path);
        await page.getByRole("button", { name: "作成を始める" }).click();
        await page.getByText("作成と照合が終わりました").waitFor();
      },
    );

    test("a character that comes from details says in which file and row it is", async () => {
      const said = page.getByText(
        /指した文字は、明細 recipients\/明細\.csv の [23] 行目「金額」にあります/u,
      );
      await page.locator(".sheet canvas").first().evaluate(clickUntilSaid);
      await said.waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("template");
    });

    test.each(
      pickedOf(
        [
          ["the details", DETAILS],
          ["what goes along", ENCLOSED],
        ] as const,
        1,
      ),
    )("%s behind a link are not given to the page, and no letter is made", async (_, path) => {
      const elsewhere = mkdtempSync(join(tmpdir(), "shokan-elsewhere-"));
      renameSync(opened.desk.path(path), join(elsewhere, "other"));
      symlinkSync(join(elsewhere, "other"), opened.desk.path(path));
      await page.reload();
      await page.getByRole("button", { name: "recipients/奈良.csv" }).click();
      await page.getByRole("button", { name: "templates/配分.hbs" }).click();
      const told = page.locator('[data-code="job/not-as-shown"]').filter({ hasText: path });
      await told.first().waitFor();
      const named = page.getByRole("list", { name: "ひな形に書かれたファイル" });
      expect(await named.getByText(path).count()).toBe(0);
      await make();
      await page
        .getByText(/何も作成していません|変わっています/u)
        .first()
        .waitFor();
      expect(existsSync(opened.desk.path("out"))).toBe(false);
      rmSync(elsewhere, { recursive: true });
    });

    test("details that are not there are told, and no letter is shown without their rows", async () => {
      rmSync(opened.desk.path(DETAILS));
      await page.reload();
      await page.getByRole("button", { name: "recipients/奈良.csv" }).click();
      await page.getByRole("button", { name: "templates/配分.hbs" }).click();
      await page
        .getByText(/明細\.csv」? ?が見つかりません/u)
        .first()
        .waitFor();
      expect(await page.locator(".sheet canvas").count()).toBe(0);
    });
  });

  test("changes of a list are in no file while errors are known", async () => {
    writeFileSync(opened.desk.path("recipients/誤り.csv"), NARA.replace("奈良市長", "奈良市𪚥長"));
    await page.reload();
    await page.getByRole("button", { name: "recipients/誤り.csv" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.getByRole("gridcell", { name: "ならし" }).dblclick();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("なら");
    await page.keyboard.press("Enter");
    await page.getByRole("gridcell", { name: "なら", exact: true }).waitFor();
    await page
      .getByText(/エラー \d+/u)
      .first()
      .waitFor();
    const before = opened.desk.list("recipients");
    await make();
    await page.getByText("まだファイルに保存していません").waitFor();
    expect(opened.desk.list("recipients")).toEqual(before);
  });
});

/** Clicks all over a page until it is said where a character of it comes from. */
async function clickUntilSaid(canvas: Element): Promise<void> {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const places = Array.from({ length: 6000 }, (_, n) => [n % 60, Math.floor(n / 60)] as const);
  for (const [across, down] of places) {
    const place = { clientX: left + (width * across) / 60, clientY: top + (height * down) / 100 };
    canvas.dispatchEvent(new MouseEvent("click", { ...place, bubbles: true }));
    // The page is drawn before the next of these.
    await new Promise((resolve) => setTimeout(resolve));
    if (document.querySelector("#template .notice[role=status]") !== null) return;
  }
}
