// What a clerk gives to the page while it is busy: several files at once, a word that is composed, a cell that is written in.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import axe from "axe-core";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { oneIn, thirdOf } from "../samples/extent.ts";
import { HEADER } from "../samples/read-list.ts";
import { headerRow, sapporoRow, textRow, workbook } from "../samples/workbook.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const test = oneIn(3);

const TEMPLATE = `---
表題: 研修会の開催について
種別: 書簡
日付: 令和8年12月1日
差出人:
  職名: 総務大臣
---
［＃頭語］拝啓
　{{団体名}}におかれましては、益々御清栄のこととお喜び申し上げます。
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃差出人］{{差出人職名}}
［＃宛名］{{職名}}　{{敬称}}
`;

const NARA = [HEADER, "292010,市,奈良県,奈良市,ならし,奈良市長,殿", ""].join("\n");
const KASHIBA = [HEADER, "292109,市,奈良県,香芝市,かしばし,香芝市長,殿", ""].join("\n");

describe.skipIf(!hasChromium)(inChromium("what is given to a busy page"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
  });
  afterAll(() => opened?.close());

  async function openLetter(): Promise<void> {
    writeFileSync(opened.desk.path("templates/kenshu.hbs"), TEMPLATE);
    writeFileSync(opened.desk.path("recipients/kenshu.csv"), NARA);
    await page.reload();
    await page.getByRole("button", { name: "recipients/kenshu.csv" }).click();
    await page.getByRole("button", { name: "templates/kenshu.hbs" }).click();
    await page.locator(".sheet canvas").first().waitFor();
  }

  /** Keeps the next call of a kind back. Shape: gives what waits until it was made; that gives what lets it go. */
  async function holdNext(path: string): Promise<() => Promise<() => Promise<void>>> {
    const held: Route[] = [];
    await page.route(`**${path}`, (route) => void held.push(route), { times: 1 });
    return async () => {
      await expect.poll(() => held.length).toBe(1);
      return async () => held[0]?.continue();
    };
  }

  test("lists that are dropped together are all taken, in their order", async () => {
    const late = await holdNext("/api/hello");
    await page.reload();
    const letGo = await late();
    await page.locator("#lists input[type=file]").setInputFiles([
      { name: "先.csv", mimeType: "text/csv", buffer: Buffer.from(NARA) },
      { name: "後.csv", mimeType: "text/csv", buffer: Buffer.from(KASHIBA) },
    ]);
    await letGo();
    await page.getByRole("tab", { name: "recipients/後.csv" }).waitFor();
    expect(await page.getByRole("tab").allTextContents()).toEqual([
      "recipients/先.csv",
      "recipients/後.csv",
    ]);
    await page.getByText("宛先 2 件").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("a word that is composed while the text before it is saved stays, and is saved too", async () => {
    await openLetter();
    const saves = await holdNext("/api/template/save");
    const editor = page.getByRole("textbox", { name: "ひな形の文" });
    await editor.getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("End");
    await page.keyboard.type("春");
    const letGo = await saves();
    // No frame comes between the end of the composition and the answer.
    await page.evaluate(() => {
      const frames: FrameRequestCallback[] = [];
      const draw = globalThis.requestAnimationFrame.bind(globalThis);
      globalThis.requestAnimationFrame = (frame) => frames.push(frame);
      Object.assign(globalThis, {
        goOn: () => {
          globalThis.requestAnimationFrame = draw;
          for (const frame of frames) draw(frame);
        },
      });
    });
    const session = await page.context().newCDPSession(page);
    // As most words are: what is taken over is what was shown last, so that nothing of the text changes with the end.
    for (const text of ["と", "とうきょう", "東京都知事"]) {
      const end = { selectionStart: text.length, selectionEnd: text.length };
      await session.send("Input.imeSetComposition", { text, ...end });
    }
    await session.send("Input.insertText", { text: "東京都知事" });
    await letGo();
    await page.getByText("保存しました", { exact: true }).waitFor();
    const saved = (): string => readFileSync(opened.desk.path("templates/kenshu.hbs"), "utf8");
    const expected = TEMPLATE.replace("拝啓", "拝啓春東京都知事");
    await expect.poll(saved).toBe(expected);
    // A window that is hidden draws nothing: that no frame came until now has kept nothing back.
    await page.evaluate("goOn()");
    const lines = await editor.locator(".cm-line").allTextContents();
    expect(lines.join("\n")).toBe(expected);
  });

  async function write(was: string, text: string): Promise<void> {
    await page.getByRole("gridcell", { name: was }).dblclick();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.getByRole("gridcell", { name: text }).waitFor();
  }

  test.each(
    thirdOf([
      ["written in", "奈良市,ならのし,奈良市副市長,殿", async () => write("ならし", "ならのし")],
      [
        "taken back and another written in",
        "奈良市,ならのし,奈良市長,殿",
        async () => {
          await page.getByRole("button", { name: "一つ前に戻す" }).click();
          await page.getByRole("gridcell", { name: "奈良市長" }).waitFor();
          await write("ならし", "ならのし");
        },
      ],
    ] as const),
  )(
    "a cell that is %s while the list is saved is so in the file that is the list then",
    async (...[, row, change]) => {
      await openLetter();
      await write("奈良市長", "奈良市副市長");
      const saves = await holdNext("/api/list/save");
      await page.getByRole("button", { name: "変更を新しいファイルに保存" }).click();
      const letGo = await saves();
      await change();
      await letGo();
      await page.getByText(/に保存しました/u).waitFor();
      await page.getByRole("gridcell", { name: "ならのし" }).waitFor();
      const name = (await page.getByRole("tab").textContent()) ?? "";
      expect(name).not.toBe("recipients/kenshu.csv");
      expect(readFileSync(opened.desk.path(name), "utf8")).toContain(row);
    },
  );

  test("who presses twice has one file, and is told of it", async () => {
    await openLetter();
    await write("奈良市長", "奈良市副市長");
    const before = opened.desk.list("recipients");
    const saves = await holdNext("/api/list/save");
    const save = page.getByRole("button", { name: "変更を新しいファイルに保存" });
    await save.click();
    const letGo = await saves();
    await save.click();
    await letGo();
    await page.getByText(/に保存しました/u).waitFor();
    const added = opened.desk.list("recipients").filter((name) => !before.includes(name));
    expect(added).toHaveLength(2);
  });

  test("a text whose file is gone is told of at once, and kept under another name", async () => {
    await openLetter();
    rmSync(opened.desk.path("templates/kenshu.hbs"));
    await typeAtHead("　早春の候");
    const notice = page.getByRole("alert").filter({ hasText: "移されたか消された" });
    await notice.waitFor();
    await notice.getByRole("button", { name: /別の名前で保存/u }).click();
    await notice.waitFor({ state: "detached" });
    const kept = readFileSync(opened.desk.path("templates/kenshu.hbs"), "utf8");
    expect(kept).toBe(TEMPLATE.replace("拝啓", "拝啓　早春の候"));
  });

  test("what another program changes is told at once, and read again where that is asked for", async () => {
    await openLetter();
    writeFileSync(
      opened.desk.path("recipients/kenshu.csv"),
      NARA.replace("奈良市長", "奈良市副市長"),
    );
    const notice = page
      .getByRole("alert")
      .filter({ hasText: "recipients/kenshu.csv が、ほかのソフトで" });
    await notice.getByRole("button", { name: "読み直す" }).click();
    await notice.waitFor({ state: "detached" });
    await page.getByRole("gridcell", { name: "奈良市副市長" }).waitFor();
  });

  test("a question keeps the keyboard, is put away with Escape, and then nothing is done", async () => {
    await openLetter();
    await write("奈良市長", "奈良市副市長");
    await page.getByRole("button", { name: "外す" }).click();
    const question = page.getByRole("dialog", { name: "確認" });
    await question.waitFor();
    // Between its last button and its first the keyboard is with the browser's own buttons, and never behind the dialog.
    const inside = (): Promise<boolean> =>
      page.evaluate(() => {
        const { activeElement, body } = document;
        return activeElement === body || activeElement?.closest("dialog[open]") instanceof Element;
      });
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await inside()).toBe(true);
      await page.keyboard.press("Tab");
    }
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const all = Reflect.get(globalThis, "axe");
      const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
      const { violations: found } = await all.run(document, {
        runOnly: { type: "tag", values: tags },
      });
      return found.map(({ id }: { readonly id: string }) => id);
    });
    expect(violations).toEqual([]);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "hidden" });
    await page.getByRole("gridcell", { name: "奈良市副市長" }).waitFor();
  });

  test("a list of which all is taken back while it is saved stays the list", async () => {
    await openLetter();
    await write("奈良市長", "奈良市副市長");
    const saves = await holdNext("/api/list/save");
    await page.getByRole("button", { name: "変更を新しいファイルに保存" }).click();
    const letGo = await saves();
    await page.getByRole("button", { name: "一つ前に戻す" }).click();
    const written = page.waitForResponse("**/api/listing");
    await letGo();
    await written;
    const told = page.getByRole("alert").filter({ hasText: "すべて元に戻されました" });
    expect(await told.textContent()).toMatch(/kenshu（修正）[^、]*\.csv/u);
    await page.getByRole("button", { name: "閉じる" }).click();
    await page.getByRole("gridcell", { name: "奈良市長" }).waitFor();
    expect(await page.getByRole("tab").textContent()).toBe("recipients/kenshu.csv");
  });

  test.each(
    thirdOf([
      ["is kept under another name", /別の名前で保存/u, "templates/kenshu-2.hbs"],
      ["takes its place, once that was looked at", /この画面の文で上書き/u, "templates/kenshu.hbs"],
    ] as const),
  )("a text beside which the file was changed %s", async (_, way, kept) => {
    await openLetter();
    const editor = page.getByRole("textbox", { name: "ひな形の文" });
    const other = TEMPLATE.replace("益々", "ますます");
    writeFileSync(opened.desk.path("templates/kenshu.hbs"), other);
    await editor.getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("End");
    await page.keyboard.type("　早春の候");
    const notice = page.getByRole("alert").filter({ hasText: "このひな形は" });
    await notice.waitFor();
    expect(await notice.getByRole("button", { name: /上書き/u }).count()).toBe(0);
    await notice.getByRole("button", { name: "比べる" }).click();
    await notice.getByRole("region").getByText("ますます").first().waitFor();
    await notice.getByRole("button", { name: way }).click();
    await notice.waitFor({ state: "detached" });
    const textOf = (path: string): string => readFileSync(opened.desk.path(path), "utf8");
    const own = TEMPLATE.replace("拝啓", "拝啓　早春の候");
    await expect.poll(() => textOf(kept)).toBe(own);
    if (kept !== "templates/kenshu.hbs") expect(textOf("templates/kenshu.hbs")).toBe(other);
    await page.getByText("保存しました", { exact: true }).waitFor();
    const lines = await editor.locator(".cm-line").allTextContents();
    expect(lines.join("\n")).toBe(own);
  });

  const textOf = (path: string): string => readFileSync(opened.desk.path(path), "utf8");

  /** Answers the page's next question. Shape: what was asked. */
  async function answerNext(isYes: boolean): Promise<string> {
    const question = page.getByRole("dialog", { name: "確認" });
    await question.waitFor();
    const text = (await question.textContent()) ?? "";
    await question.getByRole("button", { name: isYes ? "捨てて進む" : "やめる" }).click();
    await question.waitFor({ state: "hidden" });
    return text;
  }

  async function typeAtHead(text: string): Promise<void> {
    await page.getByRole("textbox", { name: "ひな形の文" }).getByText("［＃頭語］拝啓").click();
    await page.keyboard.press("End");
    await page.keyboard.type(text);
  }

  async function chooseOther(name: RegExp): Promise<void> {
    await page.getByRole("button", { name: "ほかのものを選ぶ" }).click();
    await page.locator("#template").getByRole("button", { name }).click();
  }

  const pathShown = (): Promise<string | null> => page.locator("#template .path").textContent();

  test("a text that is in no file goes for another template only if it is given up", async () => {
    await openLetter();
    writeFileSync(opened.desk.path("templates/kenshu.hbs"), TEMPLATE.replace("益々", "ますます"));
    await typeAtHead("鯨");
    await page.getByRole("alert").filter({ hasText: "このひな形は" }).waitFor();
    const [kept] = await Promise.all([answerNext(false), chooseOther(/notice\.hbs/u)]);
    expect(kept).toContain("どのファイルにも保存していません");
    await page.getByRole("alert").filter({ hasText: "このひな形は" }).waitFor();
    expect(await pathShown()).toBe("templates/kenshu.hbs");
    await page.locator(".cm-line", { hasText: "拝啓鯨" }).waitFor();
    // A template that is dropped is another way to leave this one.
    await page.getByRole("button", { name: "ほかのものを選ぶ" }).click();
    const drop = page.locator("#template input[type=file]").setInputFiles({
      ...{ name: "別.hbs", mimeType: "text/plain" },
      buffer: Buffer.from(TEMPLATE),
    });
    await Promise.all([answerNext(false), drop]);
    expect(await pathShown()).toBe("templates/kenshu.hbs");
    await page.getByRole("button", { name: "ほかのものを選ぶ" }).click();
    await Promise.all([answerNext(true), chooseOther(/notice\.hbs/u)]);
    await expect.poll(pathShown).toBe("templates/notice.hbs");
  });

  test("what is typed while another template is on its way is in the file of the one before", async () => {
    await openLetter();
    const fetches = await holdNext("/api/template/files");
    await chooseOther(/notice\.hbs/u);
    const letGo = await fetches();
    await typeAtHead("鰻");
    await letGo();
    await expect.poll(pathShown).toBe("templates/notice.hbs");
    expect(textOf("templates/kenshu.hbs")).toBe(TEMPLATE.replace("拝啓", "拝啓鰻"));
    expect(textOf("templates/notice.hbs")).not.toContain("鰻");
  });

  test("of two templates that are chosen one after the other the last is on the desk", async () => {
    await openLetter();
    const fetches = await holdNext("/api/template/files");
    await chooseOther(/kansha\.hbs/u);
    const letGo = await fetches();
    await chooseOther(/notice\.hbs/u);
    await expect.poll(pathShown).toBe("templates/notice.hbs");
    await page.locator(".sheet canvas").first().waitFor();
    const late = page.waitForResponse("**/api/file");
    await letGo();
    await (await late).finished();
    expect(await pathShown()).toBe("templates/notice.hbs");
  });

  test("of two lists that are chosen one after the other the last is on the desk", async () => {
    writeFileSync(opened.desk.path("recipients/甲.csv"), NARA);
    writeFileSync(opened.desk.path("recipients/乙.csv"), KASHIBA);
    await page.reload();
    const fetches = await holdNext("/api/file");
    await page.getByRole("button", { name: "recipients/甲.csv" }).click();
    const letGo = await fetches();
    await page.getByRole("button", { name: "recipients/乙.csv" }).click();
    await page.getByRole("gridcell", { name: "香芝市長" }).waitFor();
    const late = page.waitForResponse("**/api/file");
    await letGo();
    await (await late).finished();
    await page.getByText("宛先 1 件").waitFor();
    expect(await page.getByRole("tab").allTextContents()).toEqual(["recipients/乙.csv"]);
  });

  test("a list with cells that are in no file is taken away only if they are given up", async () => {
    await openLetter();
    await write("奈良市長", "奈良市副市長");
    const remove = page.getByRole("button", { name: "外す", exact: true });
    const [question] = await Promise.all([answerNext(false), remove.click()]);
    expect(question).toContain("直したセル 1か所");
    await page.getByRole("gridcell", { name: "奈良市副市長" }).waitFor();
    await Promise.all([answerNext(true), remove.click()]);
    await page.getByRole("button", { name: /見本で試す/u }).waitFor();
  });

  test("a worksheet with cells that are in no file goes for another only if they are given up", async () => {
    await page.reload();
    const rows = headerRow() + sapporoRow(2);
    await page.locator("#lists input[type=file]").setInputFiles({
      ...{ name: "表.xlsx", mimeType: "application/octet-stream" },
      buffer: Buffer.from(
        workbook({
          rows,
          others: [{ name: "控え", state: "visible", rows: textRow(1, ["控え"]) }],
        }),
      ),
    });
    await write("札幌市長", "札幌市副市長");
    const sheets = page.locator("#lists .tools select").first();
    const [question] = await Promise.all([answerNext(false), sheets.selectOption("控え")]);
    expect(question).toContain("直したセル 1か所");
    expect(await sheets.inputValue()).toBe("");
    await page.getByRole("gridcell", { name: "札幌市副市長" }).waitFor();
  });
});
