// What a clerk begins with who has nothing: every template that comes with the product shows itself and says what it is.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, openedStudio } from "./browser.ts";

test.skipIf(!hasChromium || !isDrawn("offers", 3))(
  "each shipped template has a picture, a name and a sentence",
  async () => {
    const opened = await openedStudio();
    try {
      const { page, desk } = opened;
      const shipped = readdirSync(desk.path("templates")).filter((name) =>
        /\.(?:hbs|docx)$/u.test(name),
      );
      expect(shipped.length).toBeGreaterThan(4);
      for (const name of shipped) {
        const offer = page.locator(".offers li", { hasText: `templates/${name}` });
        await offer.locator("img").waitFor();
        const width = await offer.locator("img").evaluate(async (picture) => {
          await (picture as HTMLImageElement).decode();
          return (picture as HTMLImageElement).naturalWidth;
        });
        expect(width, name).toBeGreaterThan(100);
        expect(await offer.locator(".soft").first().textContent(), name).toMatch(/見本$/u);
      }
    } finally {
      await opened.close();
    }
  },
);
