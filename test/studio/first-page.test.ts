// The page in a real browser: what it may do, and that its worker makes there what the command makes.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pickedOf, someOf } from "../samples/extent.ts";
import { hasChromium, inChromium, type OpenedStudio, openedStudio } from "./browser.ts";

/** 200 % of the smaller is one pane at a time. */
const SIZES = [
  [1366, 768],
  [1920, 1080],
  [683, 384],
] as const;

/** A screen's ground and its user's own colours at each size. */
const LOOKS = (["light", "dark"] as const).flatMap((ground) =>
  (["none", "active"] as const).flatMap((own) =>
    SIZES.map(([width, height]) => [ground, own, width, height] as const),
  ),
);

describe.skipIf(!hasChromium)(inChromium("the studio's page"), () => {
  let opened: OpenedStudio;
  beforeAll(async () => {
    opened = await openedStudio();
  });
  afterAll(() => opened?.close());

  test("takes its secret out of the address, and has it again when it is reloaded", async () => {
    const { page, studio } = opened;
    await page.getByRole("button", { name: "見本" }).first().waitFor();
    expect(page.url()).toBe(`http://127.0.0.1:${studio.port}/`);
    await page.reload();
    await page.getByRole("button", { name: "見本" }).first().waitFor();
    expect(page.url()).not.toContain(studio.token);
    expect(await page.context().cookies()).toEqual([]);
  });

  test("shows a letter's pages after one click", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "見本" }).first().click();
    const sheet = page.locator("canvas").first();
    await sheet.waitFor();
    await page.waitForFunction(() => {
      const canvas = document.querySelector("canvas");
      const context = canvas?.getContext("2d");
      if (canvas === null || !context || canvas.width === 0) return false;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      // Ink: dark and opaque.
      return data.some((value, at) => at % 4 === 0 && value < 60 && data[at + 3] === 255);
    });
    expect(await page.locator("canvas").count()).toBeGreaterThan(0);
  });

  test("has nothing that its rules forbid, and asks nobody but its own server", () => {
    expect(opened.complaints).toEqual([]);
    expect([...opened.asked]).toEqual([`127.0.0.1:${opened.studio.port}`]);
  });

  test("may load and ask nothing from elsewhere", async () => {
    const { page } = opened;
    const before = opened.complaints.length;
    const outcomes = await page.evaluate(async () => {
      const image = new Promise((resolve) => {
        const element = new Image();
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("refused");
        element.src = "http://example.org/x.png";
      });
      const code = new Promise((resolve) => {
        const element = document.createElement("script");
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("refused");
        element.src = "http://example.org/x.js";
        document.head.append(element);
      });
      const asked = fetch("http://example.org/").then(
        () => "answered",
        () => "refused",
      );
      const inline = document.createElement("script");
      inline.textContent = "document.title = 'written by somebody else'";
      document.head.append(inline);
      const written = document.title.startsWith("written") ? "carried out" : "refused";
      return [await image, await code, await asked, written];
    });
    expect(outcomes).toEqual(["refused", "refused", "refused", "refused"]);
    // It is the page's own rules that refuse, before anything is sent: the browser says so of each.
    const said = opened.complaints.slice(before).join("\n");
    for (const directive of ["img-src", "script-src", "connect-src"]) {
      expect(said).toMatch(new RegExp(`Content Security Policy[^\n]*${directive} `, "u"));
    }
  });

  test("its worker's PDF are the command's, byte for byte", { timeout: 300_000 }, async () => {
    const { desk, page } = opened;
    const template = "templates/dx-jinzai.hbs";
    const lists = ["recipients/prefectures.csv", "recipients/municipalities.csv"];
    const rows = lists.flatMap((list) =>
      readFileSync(desk.path(list), "utf8").trim().split("\n").slice(1),
    );
    const wanted = someOf(rows.keys());
    const codes = wanted.map((row) => rows[row]?.split(",")[0] ?? "");
    const options = ["--format", "pdf", "--verify", "none", "--out", "out/command"];
    const run = await desk.run(
      ...["merge", template, "--recipients", ...lists, "--only", codes.join(",")],
      ...options,
    );
    expect(run.exit).toBe(0);
    const ledger = readFileSync(desk.path("out/command/ledger.jsonl"), "utf8").trim().split("\n");
    const paths: readonly string[] = ledger.map(
      (line) => JSON.parse(line.split("\t")[0] ?? "").files[0].path,
    );
    expect(paths).toHaveLength(wanted.length);
    const made = await page.evaluate(makeInWorker, { template, lists, wanted: [...wanted] });
    expect(made).toHaveLength(wanted.length);
    for (const [index, base64] of made.entries()) {
      const path = paths[index] ?? "";
      expect(path).toContain(codes[index]);
      const issued = readFileSync(desk.path("out/command", path));
      expect(issued.equals(Buffer.from(base64, "base64")), path).toBe(true);
    }
  });

  test.each(pickedOf(LOOKS, 1))(
    "has nothing in %s, with colours of the user's own: %s, at %i × %i that the rules of accessibility (WCAG 2.2 AA) forbid",
    async (colorScheme, forcedColors, width, height) => {
      const { page } = opened;
      await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      expect(await offences(page)).toEqual([]);
      await page.getByRole("button", { name: "作成…" }).click();
      expect(await offences(page)).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      await page.getByRole("dialog").getByRole("button", { name: "閉じる" }).click();
      // Where the keyboard is can be seen everywhere.
      const outlines: (string | undefined)[] = [];
      for (let n = 0; n < 12; n += 1) {
        await page.keyboard.press("Tab");
        outlines.push(await page.evaluate(outlineOfFocus));
      }
      expect(outlines).not.toContain("none");
      expect(outlines.filter((one) => one !== undefined).length).toBeGreaterThan(8);
    },
  );
});

/** Carried out in the page: how what has the focus is outlined; nothing if that is the browser's own, behind the last of the page. */
function outlineOfFocus(): string | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  return getComputedStyle(focused).outlineStyle;
}

/** What the page has that the rules forbid. */
async function offences(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    return Reflect.get(globalThis, "axe").run(document, { runOnly: { type: "tag", values: tags } });
  });
  return (violations as readonly { id: string; nodes: readonly { html: string }[] }[]).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}

/** Carried out in the page: asks its server for files and a worker of its own for letters, as the page itself does. */
async function makeInWorker({
  template,
  lists,
  wanted,
}: {
  readonly template: string;
  readonly lists: readonly string[];
  readonly wanted: readonly number[];
}): Promise<readonly string[]> {
  const token = sessionStorage.getItem("shokan-token") ?? "";
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    });
  const bytesOf = async (handle: string): Promise<Uint8Array> =>
    new Uint8Array(await (await post("/api/file", { handle })).arrayBuffer());
  const worker = new Worker("/worker.js", { type: "module" });
  let number = 0;
  // biome-ignore lint/suspicious/noExplicitAny: what crosses between two programs is looked at where it is used
  const ask = (call: string, asked: unknown): Promise<any> =>
    new Promise((resolve, reject) => {
      number += 1;
      worker.onmessage = ({ data }) =>
        "fault" in data ? reject(new Error(data.fault)) : resolve(data.answer);
      worker.postMessage({ number, call, ask: asked, language: "ja" });
    });
  const listing = await (await post("/api/listing", {})).json();
  const fileNamed = async (path: string): Promise<{ path: string; bytes: Uint8Array }> => {
    const all: readonly { path: string; handle: string }[] = [
      ...listing.templates,
      ...listing.lists,
    ];
    const handle = all.find((one) => one.path === path)?.handle ?? "";
    return { path, bytes: await bytesOf(handle) };
  };
  const faces = await (await post("/api/faces", { names: [] })).json();
  const [face] = faces.files;
  const files = [{ path: face.path, sha256: face.sha256, bytes: await bytesOf(face.handle) }];
  await ask("faces", { files, faces: faces.faces });
  await ask("lists", { files: await Promise.all(lists.map(fileNamed)) });
  const handle = listing.templates.find((one: { path: string }) => one.path === template).handle;
  const parts = await (await post("/api/template/files", { handle })).json();
  const partials = await Promise.all(
    parts.partials.map(async (one: { name: string; file: { path: string; handle: string } }) => ({
      name: one.name,
      path: one.file.path,
      bytes: await bytesOf(one.file.handle),
    })),
  );
  await ask("template", { file: await fileNamed(template), partials });
  const made: string[] = [];
  for (const recipient of wanted) {
    const { bytes } = await ask("file", { recipient, format: "pdf" });
    made.push(btoa(Array.from(bytes as Uint8Array, (one) => String.fromCharCode(one)).join("")));
  }
  worker.terminate();
  return made;
}
