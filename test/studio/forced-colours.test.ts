// Colours of the user's own: what is chosen can be read on its ground, as the browser computes both.
import { expect, test } from "vitest";
import { isDrawn, pickedOf } from "../samples/extent.ts";
import { hasChromium, openedStudio } from "./browser.ts";

test
  .skipIf(!hasChromium || !isDrawn("forced colours", 3))
  .each(pickedOf(["light", "dark"] as const, 1))(
  "what is chosen, and its marks, are read with forced colours (%s)",
  async (colorScheme) => {
    const opened = await openedStudio();
    try {
      const { page } = opened;
      await page.emulateMedia({ forcedColors: "active", colorScheme });
      await page.getByRole("button", { name: "見本で試す" }).click();
      await page.locator(".sheet canvas").first().waitFor();
      await page.locator("#lists").focus();
      const chosen = page.locator(
        'button:is([aria-selected="true"], [aria-current="step"]), [aria-current="step"] .mark',
      );
      await expect.poll(() => chosen.count()).toBeGreaterThan(2);
      const pairs = await chosen.evaluateAll((found) =>
        found.map((one) => {
          const { color, backgroundColor } = getComputedStyle(one);
          return [color, backgroundColor];
        }),
      );
      for (const [ink = "", ground = ""] of pairs) {
        expect(ground).toMatch(/^rgb\(/u);
        expect(contrast(ink, ground)).toBeGreaterThan(4.5);
      }
    } finally {
      await opened.close();
    }
  },
);

/** Contrast of two colours. Source: WCAG 2.2, contrast ratio and relative luminance. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const parts = (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).map((part) => Number(part) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
