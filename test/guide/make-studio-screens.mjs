// Takes the pictures of the page about the studio, from the studio itself.
// Run by hand when the page changes: node test/guide/make-studio-screens.mjs (needs chromium and a Japanese font).
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PICTURES = join(ROOT, "templates/pictures");
const SIZE = { width: 1180, height: 664 };

const place = mkdtempSync(join(tmpdir(), "shokan-screens-"));
const desk = join(place, "Shokan");
mkdirSync(join(desk, "out"), { recursive: true });
for (const name of ["templates", "recipients", "fonts"]) {
  cpSync(join(ROOT, name), join(desk, name), { recursive: true });
}
const main = join(ROOT, "dist/bundle/main.js");
const studio = spawn(process.execPath, [main, "studio", desk, "--no-open", "--json"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = await new Promise((resolve) => {
  createInterface(studio.stdout).once("line", (...lines) => resolve(lines));
});
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: SIZE, colorScheme: "light" });
await page.goto(JSON.parse(line).address);
await page.getByRole("button", { name: /縦書きの書簡/u }).waitFor();
await shot("studio-start");
await page.getByRole("button", { name: "見本で試す" }).click();
await page.locator(".sheet canvas").first().waitFor();
await page.getByRole("button", { name: "このページの PDF" }).waitFor();
await shot("studio-page");
await page.getByRole("button", { name: "作成…" }).click();
await page.getByRole("button", { name: "作成を始める" }).click();
await page.locator(".notice.good").waitFor({ timeout: 120_000 });
await page.getByRole("button", { name: "すべてを ZIP で保存する" }).waitFor();
await shot("studio-made");
await browser.close();
studio.kill("SIGINT");
rmSync(place, { recursive: true, force: true });

async function shot(name) {
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path });
}
