// What the page says of a list while it is read: nothing that it does not know.
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, openedStudio } from "./browser.ts";

test.skipIf(!hasChromium || !isDrawn("a list", 3))(
  "a list that takes long has no count and no verdict until it is read",
  async () => {
    const opened = await openedStudio();
    try {
      const { page, desk } = opened;
      const rows = Array.from({ length: 20_000 }, (_, at) => `第${at}市長,殿`);
      writeFileSync(desk.path("recipients/長.csv"), `職名,敬称\n${rows.join("\n")}\n`);
      await page.reload();
      await page.getByRole("button", { name: "recipients/長.csv" }).waitFor();
      await page.evaluate(() => {
        const said = new Set<string>();
        Object.assign(globalThis, { said });
        new MutationObserver(() => {
          for (const one of document.querySelectorAll("#lists .path, #lists .findings-head"))
            said.add(one.textContent ?? "");
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      await page.getByRole("button", { name: "recipients/長.csv" }).click();
      await page.locator("#lists .path", { hasText: "宛先 20,000 件" }).waitFor();
      const said = await page.evaluate(() => [
        ...(globalThis as unknown as { said: Set<string> }).said,
      ]);
      expect(said).toContain("読み込んでいます…");
      expect(said).not.toContain("宛先 0 件");
    } finally {
      await opened.close();
    }
  },
);

test.skipIf(!hasChromium || !isDrawn("a worker", 3))(
  "a worker that failed is told, and the next list is read by another",
  async () => {
    const opened = await openedStudio();
    try {
      const { page } = opened;
      await page.route("**/worker.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: "throw new Error('broken');" }),
      );
      await page.reload();
      await page.getByRole("button", { name: "recipients/prefectures.csv" }).click();
      await page.getByRole("dialog", { name: "操作できません" }).getByText("broken").waitFor();
      await page.unroute("**/worker.js");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "外す" }).click();
      await page.getByRole("button", { name: "recipients/prefectures.csv" }).click();
      await page.locator("#lists .path", { hasText: "宛先 47 件" }).waitFor();
    } finally {
      await opened.close();
    }
  },
);
