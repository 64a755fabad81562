// A clerk's way through the page: from a list and a template to letters, with what goes wrong on it.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Locator, Page, Response, Route } from "playwright-core";
import { afterAll, test as always, beforeAll, beforeEach, describe, expect } from "vitest";
import { oneIn, thirdOf } from "../samples/extent.ts";
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

const RIGHT = `団体コード,種別,都道府県,団体名,よみ,職名,敬称
292010,市,奈良県,奈良市,ならし,奈良市長,殿
292109,市,奈良県,香芝市,かしばし,香芝市長,殿
292095,市,奈良県,生駒市,いこまし,生駒市長,殿
`;

/** A list that wants to be more than a list. Source: what is put into cells to be carried out. */
const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称,備考
292010,市,奈良県,奈良市,ならし,奈良市長,殿,<img src=x onerror=document.title='broken'>
292117,市,奈良県,葛城市,かつらぎし,葛城市長,殿,"</script><svg onload=alert(1)>"
292095,市,奈良県,生駒市,いこまし,生駒市長,,=cmd|' /C calc'!A0
`;

describe.skipIf(!hasChromium)(inChromium("a clerk's way through the studio"), () => {
  let opened: OpenedStudio;
  let page: Page;
  let editor: Locator;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
    editor = page.getByRole("textbox", { name: "ひな形の文" });
  });
  afterAll(async () => {
    await opened?.close();
  });

  // Each begins with the same list and template, as a window that was just opened.
  beforeEach(async () => {
    writeFileSync(opened.desk.path("templates/kenshu.hbs"), TEMPLATE);
    writeFileSync(opened.desk.path("recipients/kenshu.csv"), RIGHT);
    await page.reload();
    await page.getByRole("button", { name: "recipients/kenshu.csv" }).click();
    await page.getByRole("button", { name: "templates/kenshu.hbs" }).click();
    await page.locator(".sheet canvas").first().waitFor();
  });

  /** What is written in the letter that is shown, as who cannot see the page has it. */
  async function letterText(): Promise<string> {
    return (await page.getByRole("article", { name: "文字で見る" }).textContent()) ?? "";
  }

  always("a list and a template show the first page", async () => {
    await expect.poll(letterText).toContain("奈良市におかれましては");
    expect(await page.locator(".findings li").count()).toBe(0);
  });

  test("a list that is dropped in shows what is wrong in its cell, and carries nothing out", async () => {
    await page.getByRole("button", { name: "宛名簿を足す" }).click();
    await page
      .locator("#lists input[type=file]")
      .setInputFiles({ name: "名簿.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
    await page.getByRole("button", { name: "宛名簿を足す" }).click();
    await page.getByRole("tab", { name: /名簿\.csv/u }).click();
    await page.getByRole("gridcell", { name: "生駒市長" }).waitFor();
    await page.locator(".grid-cell.error").first().waitFor();
    expect(await page.title()).toBe("書簡 Shokan");
    expect(await page.locator(".grid img, .grid svg").count()).toBe(0);
    const [kept = ""] = opened.desk.list("recipients").filter((name) => name.startsWith("名簿"));
    expect(readFileSync(opened.desk.path("recipients", kept), "utf8")).toBe(LIST);
  });

  test("what is typed is on the page at once, and in the file when the hand rests", async () => {
    await editor.getByText("［＃結語］敬具").click();
    await page.keyboard.press("Home");
    await page.keyboard.type("　ただ今打った文です。\n");
    await expect.poll(letterText).toContain("ただ今打った文です。");
    await page.getByText("保存しました").waitFor();
    const saved = readFileSync(opened.desk.path("templates/kenshu.hbs"), "utf8");
    expect(saved).toBe(TEMPLATE.replace("［＃結語］", "　ただ今打った文です。\n［＃結語］"));
  });

  test("what the page itself saves is no change of another program, whenever that is asked", async () => {
    const held: Route[] = [];
    await page.route("**/api/changed", (route) => void held.push(route), { times: 1 });
    writeFileSync(opened.desk.path("recipients/別の.csv"), RIGHT);
    await expect.poll(() => held.length).toBe(1);
    await editor.getByText("［＃結語］敬具").click();
    await page.keyboard.press("Home");
    await page.keyboard.type("　保存される文です。\n");
    const saved = (): string => readFileSync(opened.desk.path("templates/kenshu.hbs"), "utf8");
    await expect.poll(saved).toContain("保存される文です。");
    const answered = page.waitForResponse("**/api/changed");
    await held[0]?.continue();
    expect((await (await answered).json()).paths).toEqual(["templates/kenshu.hbs"]);
    await expect.poll(letterText).toContain("保存される文です。");
    expect(await page.getByText("ほかのソフトで変更されました").count()).toBe(0);
    rmSync(opened.desk.path("recipients/別の.csv"));
  });

  test.each(
    thirdOf([
      ["at the beginning of a line", "におかれましては", "Home"],
      ["behind a value", "におかれましては", "End"],
      ["behind an annotation", "［＃頭語］拝啓", "End"],
    ]),
  )("what an input method composes %s is exact", async (_, line, key) => {
    await editor.getByText(line).first().click();
    await page.keyboard.press(key);
    const before = await textOfEditor();
    const session = await page.context().newCDPSession(page);
    for (const text of ["と", "とう", "とうき", "東京都", "東京都知事"]) {
      await session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await session.send("Input.insertText", { text: "東京都知事" });
    await expect.poll(textOfEditor).not.toBe(before);
    const after = await textOfEditor();
    expect(after.length).toBe(before.length + "東京都知事".length);
    expect(after.replace("東京都知事", "")).toBe(before);
    await expect.poll(letterText, { timeout: 5000 }).toContain("東京都知事");
    for (let n = 0; n < "東京都知事".length; n += 1) await page.keyboard.press("Backspace");
    await expect.poll(textOfEditor).toBe(before);
  });

  async function textOfEditor(): Promise<string> {
    const lines = await editor.locator(".cm-line").allTextContents();
    return lines.join("\n");
  }

  test("a page of before an error says so, and nothing is made of it", async () => {
    const before = await textOfEditor();
    await editor.getByText("におかれましては").click();
    await page.keyboard.press("End");
    await page.keyboard.type("{{団体目}}");
    await page.getByText("このページは誤りの前のものです").waitFor();
    expect(await page.getByRole("button", { name: "このページの PDF" }).isDisabled()).toBe(true);
    for (let n = 0; n < 20 && (await textOfEditor()) !== before; n += 1) {
      await page.keyboard.press("Control+z");
    }
    expect(await textOfEditor()).toBe(before);
    await page.getByText("このページは誤りの前のものです").waitFor({ state: "detached" });
  });

  test("a font that is named while one types is looked for, and told where it is not there", async () => {
    await editor.getByText("種別: 書簡").click();
    await page.keyboard.press("End");
    await page.keyboard.type("\nフォント: 無い明朝");
    await page.locator('[data-code="job/unknown-font"]').first().waitFor();
    await page.getByText("保存しました").waitFor();
    // A file that is there and is no font is told as such, and the page of before is not taken for the letter.
    writeFileSync(opened.desk.path("fonts/壊れ.ttf"), "no font at all");
    for (let n = 0; n < "無い明朝".length; n += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("壊れ.ttf");
    await page.locator('[data-code^="font/"]').first().waitFor();
    expect(await page.getByRole("button", { name: "このページの PDF" }).isEnabled()).toBe(false);
    await page.getByText("保存しました").waitFor();
    rmSync(opened.desk.path("fonts/壊れ.ttf"));
  });

  test("a character of the page leads to its place, in the template or in the list", async () => {
    const canvas = page.locator(".sheet canvas").first();
    await clickCharacter(canvas, 0.5);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toMatch(/^(?:template|lists)$/u);
  });

  test("of the pictures beside it those that it names come here, are drawn, and lead to their place", async () => {
    const place = opened.desk.path("templates/画像");
    mkdirSync(place, { recursive: true });
    copyFileSync("test/corpus/pictures/turned-by-exif.png", join(place, "校舎.png"));
    copyFileSync("test/corpus/pictures/dense.jpg", join(place, "名指しなし.jpg"));
    const fetched: number[] = [];
    const note = (response: Response): void => {
      if (!response.url().endsWith("/api/file")) return;
      fetched.push(Number(response.headers()["content-length"] ?? -1));
    };
    page.on("response", note);
    const figure = "［＃図「校舎.png」「校舎の正面」、幅６０ミリ］\n";
    const text = TEMPLATE.replace("［＃結語］", `${figure}［＃結語］`);
    writeFileSync(opened.desk.path("templates/kenshu.hbs"), text);
    await page.getByRole("button", { name: "読み直す" }).click();
    const canvas = page.locator(".sheet canvas").first();
    await expect.poll(() => colouredMiddle(canvas)).toBeDefined();
    const size = (name: string): number => statSync(join(place, name)).size;
    expect(fetched).toContain(size("校舎.png"));
    expect(fetched).not.toContain(size("名指しなし.jpg"));
    page.off("response", note);
    await page.locator("#page").focus();
    const middle = await colouredMiddle(canvas);
    if (middle === undefined) throw new Error("the picture is gone");
    // Its blue half is the left one, as it is printed; turned as its EXIF says, it would be the upper one.
    expect(middle.ratio).toBeCloseTo(30 / 40, 1);
    const box = await canvas.boundingBox();
    await canvas.click({
      position: { x: middle.x * (box?.width ?? 0), y: middle.y * (box?.height ?? 0) },
    });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("template");
    await editor.focus();
    await expect.poll(() => selectedLine(page)).toMatch(/校舎の正面/u);
    // One that is put beside while the template is open is there when it is named.
    copyFileSync("test/corpus/pictures/rgb.png", join(place, "後から.png"));
    await editor.getByText("［＃結語］敬具").click();
    await page.keyboard.press("Home");
    await page.keyboard.type("［＃図「後かr.png」「後から置いたもの」、幅２０ミリ］\n");
    const misspelt = page.locator('[data-code="markup/picture-missing"]').first();
    await misspelt.filter({ hasText: "「後から.png」" }).waitFor();
    await editor.getByText("後かr.png").click();
    await page.keyboard.press("Home");
    for (let n = 0; n < "［＃図「後かr".length; n += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("ら");
    await expect.poll(letterText).toContain("後から置いたもの");
    await page.getByText("保存しました").waitFor();
    rmSync(place, { recursive: true });
  });

  test("the keyboard goes round the panes, through the list and to the next recipient", async () => {
    await page.getByRole("gridcell", { name: "奈良市長" }).click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(letterText).toContain("香芝市におかれましては");
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(letterText).toContain("生駒市におかれましては");
    await page.keyboard.press("F6");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("template");
  });

  test("a cell that is pressed stays where it is until it is let go, however the table is scrolled", async () => {
    await editor.getByText("［＃結語］敬具").click();
    const grid = page.getByRole("grid");
    await grid.evaluate((table) => {
      table.scrollLeft = table.scrollWidth;
    });
    const before = await grid.evaluate((table) => table.scrollLeft);
    expect(before).toBeGreaterThan(0);
    const cell = page.getByRole("gridcell", { name: "かしばし" });
    const box = await cell.boundingBox();
    if (box === null) throw new Error("the cell is not in sight");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    // What comes meanwhile draws the table anew: rows, findings, and a few frames after its last movement that it rests.
    await grid.evaluate(async (table) => {
      table.dispatchEvent(new Event("scroll"));
      for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    });
    expect(await grid.evaluate((table) => table.scrollLeft)).toBe(before);
    await page.mouse.up();
    await expect.poll(letterText).toContain("香芝市におかれましては");
    expect(await cell.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test("the letter that is shown is opened in Word before any is made, as it will be made", async () => {
    await page.getByRole("gridcell", { name: "香芝市長" }).click();
    await expect.poll(letterText).toContain("香芝市におかれましては");
    const looked = page.waitForResponse((response) => response.url().endsWith("/api/look"));
    await page.getByRole("button", { name: "Word で開く" }).click();
    const copy = await (await looked).json();
    expect(copy.path).toBe(".shokan/copies/292109.docx");
    const shown = readFileSync(opened.desk.path(copy.path));
    await opened.desk.run(
      ...["merge", "templates/kenshu.hbs", "--recipients", "recipients/kenshu.csv"],
      ...["--only", "292109", "--format", "docx", "--out", "out/一通"],
    );
    const [name = ""] = opened.desk.list("out/一通/letters");
    expect(shown.equals(readFileSync(opened.desk.path("out/一通/letters", name)))).toBe(true);
    expect(existsSync(opened.desk.path("out/kenshu"))).toBe(false);
  });

  test("the letters are made, and found again by a window that comes later", async () => {
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByRole("button", { name: "作成を始める" }).click();
    await page.getByText("作成と照合が終わりました").waitFor();
    const letters = readdirSync(opened.desk.path("out/kenshu/letters"));
    expect(letters.filter((name) => name.endsWith(".pdf"))).toHaveLength(3);
    expect(existsSync(opened.desk.path("out/kenshu/照合証明.pdf"))).toBe(true);
    await page.reload();
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByText("作成と照合が終わりました").waitFor();
    await page.getByRole("checkbox", { name: "奈良市長" }).waitFor();
  });

  always("nothing on the way was refused by the page's own rules", () => {
    expect(opened.complaints).toEqual([]);
  });
});

/** The line of the template that is marked because something was pointed at. */
function selectedLine(page: Page): Promise<string | null> {
  return page.evaluate(
    () =>
      globalThis.getSelection()?.anchorNode?.parentElement?.closest(".cm-line")?.textContent ??
      null,
  );
}

/** What on the page has a colour: its middle in parts of the page's sides, and how wide it is for its height. */
function colouredMiddle(
  canvas: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly ratio: number } | undefined> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = new OffscreenCanvas(width, height).getContext("2d", {
      willReadFrequently: true,
    });
    context?.drawImage(element as HTMLCanvasElement, 0, 0);
    const data = context?.getImageData(0, 0, width, height).data ?? [];
    let [count, sumX, sumY] = [0, 0, 0];
    const [columns, rows] = [new Set<number>(), new Set<number>()];
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < 80) continue;
      count += 1;
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
      sumX += x;
      sumY += y;
      columns.add(x);
      rows.add(y);
    }
    const ratio = columns.size / rows.size;
    return count < 50 ? undefined : { x: sumX / count / width, y: sumY / count / height, ratio };
  });
}

/** Clicks where there is ink, so far down the page's first line of text. */
async function clickCharacter(canvas: Locator, part: number): Promise<void> {
  const place = await canvas.evaluate((element, down) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext("2d");
    const data = context?.getImageData(0, 0, width, height).data ?? [];
    const from = Math.round(height * down * 0.5);
    for (let x = width - 1; x > 0; x -= 1) {
      for (let y = from; y < height; y += 1) {
        if ((data[(y * width + x) * 4] ?? 255) < 60) return { x: x / width, y: y / height };
      }
    }
    return undefined;
  }, part);
  const box = await canvas.boundingBox();
  if (place === undefined || box === null) throw new Error("there is no ink on the page");
  await canvas.click({ position: { x: place.x * box.width, y: place.y * box.height } });
}
