// Files that want to be more than they are: refused with a sentence, in bounded memory, and the next one is taken.
import { execFileSync } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { HEADER } from "../samples/read-list.ts";
import { isInstalled } from "../samples/readers.ts";
import { headerRow, sapporoRow, workbook } from "../samples/workbook.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

const canPack = hasChromium && isInstalled("python3", "--version");
const isTried = canPack && isDrawn("hostile-files", 3);

/** Puts a gigabyte of blanks into a part of a package, in the place of what it says. */
const BOMB = `
import sys, zipfile
source, target, part = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
    for name in old.namelist():
        if name != part:
            new.writestr(name, old.read(name))
    with new.open(part, "w", force_zip64=False) as out:
        for _ in range(1024):
            out.write(b" " * 1048576)
`;

/** More than a page needs for any list that it takes, and less than what is in the packages. Units: bytes. */
const MOST_MEMORY = 900 * 1024 * 1024;

describe.skipIf(!isTried)(inChromium("a file that is dropped in"), () => {
  let opened: OpenedStudio;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    opened = await openedStudio();
    page = opened.page;
    folder = mkdtempSync(join(tmpdir(), "shokan-hostile-"));
    await page.getByRole("button", { name: "recipients/prefectures.csv" }).waitFor();
  });
  afterAll(async () => {
    await opened?.close();
    rmSync(folder, { recursive: true });
  });

  const give = (pane: string, path: string): Promise<void> =>
    page.locator(`#${pane} input[type=file]`).setInputFiles(path);

  function bombed(source: string, name: string, part: string): string {
    const path = join(folder, name);
    execFileSync("python3", ["-c", BOMB, source, path, part]);
    return path;
  }

  test.each([
    ["lists", "名簿.xlsx"],
    ["template", "案内.docx"],
  ])("with 200 MB is not read at all (%s)", async (pane, name) => {
    const path = join(folder, name);
    writeFileSync(path, "");
    truncateSync(path, 200 * 1024 * 1024);
    await give(pane, path);
    const dialog = page.getByRole("dialog", { name: "操作できません" });
    await dialog.getByText(`${name} は 200 MB あります。受け取れるのは 64 MB までです`).waitFor();
    await dialog.getByRole("button", { name: "閉じる" }).click();
    expect(readdirSync(opened.desk.path("recipients"))).not.toContain(name);
  });

  test("a workbook of which a part grows to a gigabyte is no list", {
    timeout: 120_000,
  }, async () => {
    const source = join(folder, "元.xlsx");
    writeFileSync(source, workbook({ rows: headerRow() + sapporoRow(2) }));
    await give("lists", bombed(source, "爆弾.xlsx", "xl/worksheets/sheet1.xml"));
    await page.locator('#lists .findings li[data-code^="csv/workbook-too-large"]').waitFor();
    expect(peakOfPages()).toBeLessThan(MOST_MEMORY);
  });

  test("nor is such a Word file a letter", { timeout: 120_000 }, async () => {
    const source = opened.desk.path("templates/annai.docx");
    await give("template", bombed(source, "爆弾.docx", "word/document.xml"));
    await page.locator('#template .findings li.error[data-code="word/file"]').waitFor();
    expect(peakOfPages()).toBeLessThan(MOST_MEMORY);
  });

  test("and the session lives on: the next is taken", async () => {
    await page.getByRole("button", { name: "外す" }).click();
    const list = join(folder, "普通.csv");
    writeFileSync(
      list,
      `${HEADER}\r\n010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿\r\n`,
    );
    await give("lists", list);
    await page.getByRole("gridcell", { name: "北海道知事" }).waitFor();
    // A list beside a template of which there are no letters is nothing to complain of.
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("button", { name: "ほかのものを選ぶ" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.locator(".sheet canvas").first().waitFor();
    expect(opened.studio.child.exitCode).toBe(null);
    expect(opened.complaints).toEqual([]);
  });
});

/** The most that a page's process of this test's browser has taken since it began. Units: bytes. */
function peakOfPages(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/u.test(entry))) {
    const parent = /^PPid:\s+(\d+)$/mu.exec(statusOf(name))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  };
  const peaks = [...parents.keys()]
    .filter((id) => isOurs(id) && commandOf(id).includes("--type=renderer"))
    .map((id) => Number(/^VmHWM:\s+(\d+) kB$/mu.exec(statusOf(String(id)))?.[1] ?? 0) * 1024);
  expect(peaks.length).toBeGreaterThan(0);
  return Math.max(...peaks);
}

/** Nothing of a process that has ended since it was listed. */
function statusOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/status`, "utf8");
  } catch {
    return "";
  }
}

function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
