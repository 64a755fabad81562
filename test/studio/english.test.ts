// The page in English, for who starts the studio so.
import { expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, openedStudio } from "./browser.ts";

test.skipIf(!hasChromium || !isDrawn("English", 3))(
  "a studio that is started in English speaks it, after a reload too, and the secret leaves the address",
  async () => {
    const opened = await openedStudio();
    try {
      const { page, studio } = opened;
      await page.goto("about:blank");
      // As `shokan studio --lang en` opens it.
      await page.goto(`${studio.address}-en`);
      for (const _ of ["opened", "reloaded"]) {
        await page.getByRole("heading", { name: "Recipients" }).waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe("en");
        expect(new URL(page.url()).hash).toBe("");
        await page.reload();
      }
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  },
);
