// Letters that must not be sent, or were not made: told by name with the reason, opened, and made again.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { startedStudio } from "../samples/running-studio.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

// Its tests go on from one another.
const isTried = hasChromium && isDrawn("set-aside", 3);

const LIST = [
  "団体コード,種別,都道府県,団体名,よみ,職名,敬称",
  "292010,市,奈良県,奈良市,ならし,奈良市長,殿",
  "292109,市,奈良県,香芝市,かしばし,香芝市長,殿",
  "292095,市,奈良県,生駒市,いこまし,生駒市長,殿",
  "",
].join("\n");

describe.skipIf(!isTried)(inChromium("letters of a run that must not be sent"), () => {
  let opened: OpenedStudio;
  let page: Page;
  beforeAll(async () => {
    opened = await openedStudio((desk) => desk.write("recipients/三市.csv", LIST));
    page = opened.page;
    await page.getByRole("button", { name: "recipients/三市.csv" }).click();
    await page.getByRole("button", { name: /横書きの通知/u }).click();
    await page.locator(".sheet canvas").first().waitFor();
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByRole("checkbox", { name: "Word" }).uncheck();
    await page.getByRole("button", { name: "作成を始める" }).click();
    await page.getByText("作成と照合が終わりました").waitFor();
  });
  afterAll(() => opened?.close());

  const out = (...parts: readonly string[]): string => opened.desk.path("out/notice", ...parts);

  /** Leaves the run as one of which the first letter was read back as another, and the last was not made. */
  function spoil(): string {
    const [first = "", second = "", third = ""] = readFileSync(out("ledger.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t")[0] ?? "");
    const entry = JSON.parse(first);
    const [file] = entry.files;
    const name = file.path.split("/").at(-1);
    mkdirSync(out("別扱い"), { recursive: true });
    renameSync(out(file.path), out("別扱い", name));
    Object.assign(file, { path: `別扱い/${name}`, verdict: "different" });
    const lines = [JSON.stringify(entry), second].map(ledgerLine);
    writeFileSync(out("ledger.jsonl"), lines.join(""));
    rmSync(out(JSON.parse(third).files[0].path));
    const reason = "生駒市長.pdf をほかのソフトが使っています";
    writeFileSync(
      out("reprint.jsonl"),
      `${JSON.stringify({ sequence: 3, id: "292095", reason })}\n`,
    );
    return name;
  }

  async function showRun(): Promise<void> {
    await page.reload();
    await page.getByRole("button", { name: "作成…" }).click();
    await page.getByRole("button", { name: /^out\/notice/u }).click();
  }

  test("are told by name with the reason, and opened by a button", async () => {
    const name = spoil();
    await showRun();
    const held = page.getByRole("region", { name: "発送しない書簡" });
    await held.getByText("読み戻した内容が、書簡と一致しませんでした").waitFor();
    expect(await held.textContent()).toContain("奈良市長 殿");
    expect(await held.textContent()).toContain(
      "292095 作成できませんでした：生駒市長.pdf をほかのソフトが使っています",
    );
    const button = held.getByRole("button", { name: "奈良市長 殿 pdf" });
    expect(await button.getAttribute("title")).toBe(`別扱い/${name}`);
    const shown = page.waitForResponse((response) => response.url().endsWith("/api/show"));
    await button.click();
    expect((await shown).status()).toBe(200);
  });

  test("are made again into the same folder while the studio knows what it was asked for", async () => {
    await page.getByRole("button", { name: "この 2 通を作り直す" }).click();
    await page.getByRole("checkbox", { name: "生駒市長" }).waitFor();
    await page.getByText("作成と照合が終わりました。3 通").waitFor();
    expect(opened.desk.list("out/notice/letters")).toHaveLength(3);
    expect(existsSync(out("reprint.jsonl"))).toBe(false);
    expect(await page.getByRole("region", { name: "発送しない書簡" }).count()).toBe(0);
  });

  test("and into a folder of their own, by what the run records, when it does not", async () => {
    spoil();
    await opened.studio.stop();
    const again = await startedStudio(opened.desk);
    await page.goto("about:blank");
    await page.goto(again.address);
    await showRun();
    await page.getByRole("button", { name: "この 2 通を作り直す" }).click();
    await page
      .locator(".notice")
      .filter({ hasText: /終わりました|相違/u })
      .first()
      .waitFor();
    const folders = opened.desk.list("out").filter((name) => name.startsWith("notice-"));
    expect(folders).toHaveLength(1);
    expect(opened.desk.list(`out/${folders[0]}/letters`)).toHaveLength(2);
    await again.stop();
  });
});

/** A line of the ledger: JSON, a tab, and the first eight figures of its hash. */
function ledgerLine(json: string): string {
  return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}\n`;
}
