// A list with more columns than anybody sees at once.
import { writeFileSync } from "node:fs";
import axe from "axe-core";
import { expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { hasChromium, openedStudio } from "./browser.ts";

const COLUMNS = 300;

test.skipIf(!hasChromium || !isDrawn("a wide list", 3))(
  "of 300 columns each is reached by the keyboard, and title and honorific stay in sight",
  async () => {
    const opened = await openedStudio();
    try {
      const { page, desk } = opened;
      const names = Array.from({ length: COLUMNS - 2 }, (_, at) => `項目${at + 1}`);
      const head = [...names.slice(0, 150), "職名", "敬称", ...names.slice(150)];
      const rows = ["奈良市長", "生駒市長"].map((title) =>
        head.map((name) => ({ 職名: title, 敬称: "殿" })[name] ?? `${name}の値`).join(","),
      );
      writeFileSync(desk.path("recipients/広.csv"), [head.join(","), ...rows].join("\n"));
      await page.reload();
      await page.getByRole("button", { name: "recipients/広.csv" }).click();
      await page.getByText("宛先 2 件").waitFor();
      const grid = page.getByRole("grid");
      expect(await grid.getAttribute("aria-colcount")).toBe(String(COLUMNS + 1));
      // Screen readers are told which of the 301 each cell is; those far away are not in the page.
      const cells = (): Promise<number> => page.locator(".grid-head > .grid-cell").count();
      const width = (): Promise<number> => grid.evaluate(({ scrollWidth }) => scrollWidth);
      const [few, whole] = [await cells(), await width()];
      expect(few).toBeLessThan(COLUMNS / 2);
      const isInSight = (name: string): Promise<boolean> =>
        page.getByRole("gridcell", { name, exact: true }).evaluate((cell) => {
          const { left, right, top } = cell.getBoundingClientRect();
          const room = cell.closest(".grid")?.getBoundingClientRect();
          // Nothing lies over it.
          const shown = document.elementFromPoint((left + right) / 2, top + 10);
          return room !== undefined && left >= room.left && right <= room.right && shown === cell;
        });
      for (const name of ["奈良市長"]) expect(await isInSight(name)).toBe(true);
      await page.getByRole("gridcell", { name: "項目1の値", exact: true }).first().click();
      await page.keyboard.press("End");
      const last = page.locator(".grid-cell:focus");
      await expect.poll(() => last.textContent()).toBe(`${names.at(-1)}の値`);
      const seen = await last.evaluate((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        const room = cell.closest(".grid")?.getBoundingClientRect();
        return room !== undefined && left >= room.left && right <= room.right;
      });
      expect(seen).toBe(true);
      expect(await last.getAttribute("aria-colindex")).toBe(String(COLUMNS + 1));
      const heading = page.getByRole("columnheader", { name: names.at(-1) ?? "", exact: true });
      const left = (cell: Element): number => cell.getBoundingClientRect().left;
      await expect.poll(async () => await heading.evaluate(left)).toBe(await last.evaluate(left));
      expect(Math.abs((await width()) - whole)).toBeLessThan(3);
      expect(await cells()).toBeLessThan(COLUMNS / 2);
      await page.evaluate(axe.source);
      const violations = await grid.evaluate(async (table) => {
        const found = await Reflect.get(globalThis, "axe").run(table);
        return found.violations.map(({ id }: { readonly id: string }) => id);
      });
      expect(violations).toEqual([]);
      await page.keyboard.press("F2");
      await page.keyboard.insertText("別の値");
      await page.keyboard.press("Enter");
      await expect.poll(() => last.textContent()).toBe("別の値");
      await page.keyboard.press("Home");
      await expect.poll(() => last.textContent()).toBe("項目1の値");
      for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
      await expect.poll(() => last.textContent()).toBe("項目4の値");
    } finally {
      await opened.close();
    }
  },
);
