// A run whose folder cannot be written ends with a sentence that names it, and a button that goes on when it can.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, openedStudio } from "./browser.ts";

test.skipIf(!hasChromium || !isDrawn("a folder that cannot be made", 3))(
  "a folder that cannot be made is told by its name in the project, and the run goes on by a button",
  async () => {
    const opened = await openedStudio();
    try {
      const { page, desk } = opened;
      const list = "recipients/prefectures.csv";
      const rows = readFileSync(desk.path(list), "utf8").split("\n");
      desk.write(list, `${rows.slice(0, 4).join("\n")}\n`);
      mkdirSync(desk.path("out"), { recursive: true });
      writeFileSync(desk.path("out/妨げ"), "a file in the folder's place");
      await page.getByRole("button", { name: list }).click();
      await page.getByRole("button", { name: /横書きの通知/u }).click();
      await page.locator(".sheet canvas").first().waitFor();
      await page.getByRole("button", { name: "作成…" }).click();
      const name = page.getByRole("textbox", { name: /出力先/u });
      await name.fill("a/b");
      await page.getByRole("button", { name: "作成を始める" }).click();
      await page.getByText("出力先のフォルダー名「a/b」は使えません").waitFor();
      await page.keyboard.press("Escape");
      await name.fill("妨げ");
      await page.getByRole("button", { name: "作成を始める" }).click();
      const notice = page.locator("dialog .notice.error");
      await notice.locator('[data-code="job/output-failed"]').first().waitFor();
      const said = (await notice.textContent()) ?? "";
      expect(said).toContain("out/妨げ");
      expect(said).toContain(list);
      expect(said).not.toContain(desk.folder);
      rmSync(desk.path("out/妨げ"));
      await notice.getByRole("button", { name: "続きから再開する" }).click();
      await page.getByText("作成と照合が終わりました。3 通").waitFor();
      // The disk has room for small files and for no more.
      const allow = (most: string): void => {
        execFileSync("prlimit", ["--pid", String(opened.studio.child.pid), `--fsize=${most}:`]);
      };
      allow("20000");
      await name.fill("満ちた");
      await page.getByRole("button", { name: "作成を始める" }).click();
      await notice.getByText("ディスクの空きを確かめ").first().waitFor();
      expect((await notice.textContent()) ?? "").not.toContain(desk.folder);
      allow("unlimited");
      await notice.getByRole("button", { name: "続きから再開する" }).click();
      await page.getByText("out/満ちた").first().waitFor();
      await page.getByText("作成と照合が終わりました。3 通").waitFor();
    } finally {
      await opened.close();
    }
  },
);
