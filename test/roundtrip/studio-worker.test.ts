// The page's worker as it was built for the browser, asked without one: what it makes is what the command makes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as mupdf from "mupdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  LetterView,
  RowFilter,
  WorkerCalls,
  WorkerReply,
  WorkerRequest,
} from "../../src/studio/protocol/worker.ts";
import { pickedOf } from "../samples/extent.ts";
import { loadedWith, pageScripts, sizeOf, workerScripts } from "../samples/loaded-scripts.mjs";
import { type Desk, newDesk } from "../samples/shokan.ts";

const ROOT = join(import.meta.dirname, "../..");
const WORKSHOP = join(ROOT, "dist/bundle/studio/workshop.js");
const FACE = "node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf";

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, path)));
const fileOf = (path: string): { path: string; bytes: Uint8Array } => ({
  path,
  bytes: bytesOf(path),
});
const textFile = (path: string, text: string): { path: string; bytes: Uint8Array } => ({
  path,
  bytes: new TextEncoder().encode(text),
});

let answer: (request: WorkerRequest) => Promise<WorkerReply>;
let number = 0;

/** Asks as the page does. Errors: throws what the worker could not do. */
async function ask<Name extends keyof WorkerCalls>(
  call: Name,
  asked: WorkerCalls[Name]["ask"],
): Promise<WorkerCalls[Name]["answer"]> {
  number += 1;
  const request = { number, call, ask: asked, language: "ja" } as WorkerRequest;
  const reply = await answer(structuredClone(request));
  expect(reply.number).toBe(number);
  if ("fault" in reply) throw new Error(reply.fault);
  // It crosses to the page as a message: nothing may be in it that cannot.
  return structuredClone(reply.answer) as WorkerCalls[Name]["answer"];
}

const partials = readdirSync(join(ROOT, "templates/partials"))
  .filter((name) => name.endsWith(".hbs"))
  .map((name) => ({
    ...fileOf(`templates/partials/${name}`),
    name: name.slice(0, -".hbs".length),
  }));

beforeAll(async () => {
  const { createWorkshop } = await import(WORKSHOP);
  answer = createWorkshop().answer;
  const faces = await ask("faces", { files: [fileOf(FACE)], faces: [{ file: 0, index: 0 }] });
  expect(faces).toEqual({ names: ["NotoSerifJP-Regular"], findings: [] });
});

/** Opens a template with the shipped prefectures, or with another list. */
async function open(template: string, list = fileOf("recipients/prefectures.csv")): Promise<void> {
  expect(await ask("lists", { files: [list] })).toMatchObject({ findings: [] });
  const view = await ask("template", { file: fileOf(template), partials });
  expect(view).toMatchObject({ isWhole: true, findings: [] });
}

async function letterAt(recipient: number): Promise<LetterView> {
  return ask("letter", { recipient });
}

describe("the files of a run are made in the page, byte for byte", () => {
  // Of the prefectures all in CI; elsewhere some, others each time.
  const [heading = "", ...rows] = new TextDecoder()
    .decode(bytesOf("recipients/prefectures.csv"))
    .trim()
    .split("\n");
  const picked = pickedOf(rows, 3).toSorted();
  const list = textFile("recipients/県.csv", [heading, ...picked].join("\n"));
  let desk: Desk;
  beforeAll(() => {
    desk = newDesk();
    desk.write(list.path, list.bytes);
  });
  afterAll(() => desk.clear());

  const made = pickedOf(
    [
      ["dx-jinzai", "corrected", "docx"],
      ["dx-jinzai", "as-issued", "pdf"],
      ["meiji30", "corrected", "pdf"],
      ["notice", "corrected", "pdf"],
    ] as const,
    2,
  );

  test.each(made)("%s, %s, %s", async (name, edition, format) => {
    const template = `templates/${name}.hbs`;
    const options = ["--edition", edition, "--format", format, "--verify", "none"];
    const [place, to] = [`out/${name}-${edition}`, ["--recipients", list.path]];
    const run = await desk.run("merge", template, ...to, "--out", place, ...options);
    expect(run.exit).toBe(0);
    await open(template, list);
    const names = desk.list(`${place}/letters`);
    expect(names).toHaveLength(picked.length);
    for (const [recipient, letter] of names.entries()) {
      const made = await ask("file", { recipient, edition, format });
      const issued = readFileSync(desk.path(place, "letters", letter));
      expect(issued.equals(made.bytes ?? new Uint8Array()), letter).toBe(true);
    }
  });

  test("a clerk's Word file, filled", async () => {
    const template = "templates/annai.docx";
    const run = await desk.run("merge", template, "--recipients", list.path, "--out", "out/word");
    expect(run.exit).toBe(0);
    await ask("lists", { files: [list] });
    const view = await ask("template", { file: fileOf(template), partials: [] });
    expect(view).toMatchObject({ isWhole: true, isWord: true });
    const letter = await letterAt(0);
    expect(letter.pages).toBeUndefined();
    expect(letter.blocks?.map(({ text }) => text).join("")).toContain(picked[0]?.split(",")[5]);
    const made = await ask("file", { recipient: 0, format: "docx" });
    const [first = ""] = desk.list("out/word/letters");
    const issued = readFileSync(desk.path("out/word/letters", first));
    expect(issued.equals(made.bytes ?? new Uint8Array())).toBe(true);
  });
});

describe("what is shown of a letter", () => {
  /** Dots of a picture to the point. */
  const FINE = 2;

  /** The pages of a PDF as pictures, by a renderer that is not ours: one gray value a dot. */
  function picturesOf(bytes: Uint8Array): readonly Uint8ClampedArray[] {
    const document = mupdf.Document.openDocument(bytes, "application/pdf");
    return Array.from({ length: document.countPages() }, (_, page) =>
      document
        .loadPage(page)
        .toPixmap(mupdf.Matrix.scale(FINE, FINE), mupdf.ColorSpace.DeviceGray, false, true)
        .getPixels()
        .slice(),
    );
  }

  /** A page as a picture: drawn as the page in the browser draws it on its canvas. */
  function drawn({ pages, pageSize, outlines }: LetterView, page: number): Uint8ClampedArray {
    const { glyphs, rules } = pages?.[page] ?? expect.fail("no such page");
    const [width, height] = pageSize.map((side) => Math.ceil(side * FINE - 0.01));
    const box: mupdf.Rect = [0, 0, width ?? 0, height ?? 0];
    const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceGray, box, false);
    pixmap.clear(255);
    const device = new mupdf.DrawDevice(mupdf.Matrix.scale(FINE, FINE), pixmap);
    const fill = (data: string, matrix: mupdf.Matrix): void =>
      device.fillPath(pathOf(data), false, matrix, mupdf.ColorSpace.DeviceGray, [0], 1);
    for (const { outline, matrix } of glyphs.flatMap(({ parts }) => parts)) {
      fill(outlines[outline] ?? expect.fail(`no outline ${outline}`), [...matrix]);
    }
    for (const [x, y, wide, high] of rules) {
      fill(
        `M${x} ${y}L${x + wide} ${y}L${x + wide} ${y + high}L${x} ${y + high}Z`,
        [1, 0, 0, 1, 0, 0],
      );
    }
    device.close();
    return pixmap.getPixels().slice();
  }

  function pathOf(data: string): mupdf.Path {
    const path = new mupdf.Path();
    for (const [, command, rest = ""] of data.matchAll(/([MLCZ])([-0-9. ]*)/gu)) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = rest.split(" ").map(Number);
      if (command === "M") path.moveTo(a, b);
      else if (command === "L") path.lineTo(a, b);
      else if (command === "C") path.curveTo(a, b, c, d, e, f);
      else path.closePath();
    }
    return path;
  }

  test.each(
    pickedOf(
      [
        ["templates/dx-jinzai.hbs", 3],
        ["templates/meiji30.hbs", 1],
        ["templates/notice.hbs", 1],
      ] as const,
      1,
    ),
  )("%s: its pages look as those of its PDF", async (template, count) => {
    await ask("faces", { files: [fileOf(FACE)], faces: [{ file: 0, index: 0 }] });
    await open(template);
    const letter = await letterAt(0);
    expect(letter.pages).toHaveLength(count);
    const { bytes } = await ask("file", { recipient: 0, format: "pdf" });
    const issued = picturesOf(bytes ?? expect.fail("no file"));
    expect(issued).toHaveLength(count);
    for (const [page, expected] of issued.entries()) {
      const shown = drawn(letter, page);
      expect(shown.length).toBe(expected.length);
      const inked = expected.filter((value) => value < 128).length;
      // Edges are rounded in their own way; a glyph out of its place by a point would differ by its whole strokes.
      const differing = expected.filter((value, at) => Math.abs(value - (shown[at] ?? 0)) > 160);
      expect(inked).toBeGreaterThan(1000);
      expect(differing.length / inked).toBeLessThan(0.01);
    }
  });

  test("an outline is given once, and anew when the faces are opened again", async () => {
    await open("templates/dx-jinzai.hbs");
    const faces = { files: [fileOf(FACE)], faces: [{ file: 0, index: 0 }] };
    await ask("faces", faces);
    const first = await letterAt(0);
    const second = await letterAt(1);
    const drawn = (letter: LetterView): ReadonlySet<string> =>
      new Set(
        letter.pages?.flatMap(({ glyphs }) =>
          glyphs.flatMap(({ parts }) => parts.map(({ outline }) => outline)),
        ),
      );
    expect(Object.keys(first.outlines).sort()).toEqual([...drawn(first)].sort());
    const before = drawn(first);
    const added = [...drawn(second)].filter((name) => !before.has(name));
    expect(Object.keys(second.outlines).sort()).toEqual(added.sort());
    await ask("faces", faces);
    expect(Object.keys((await letterAt(0)).outlines)).toHaveLength(before.size);
  });

  test("each character leads to its place in the template, or to its cell", async () => {
    const template =
      "---\n表題: 試し\n種別: 通知\n日付: 2026-12-01\n差出人: 総務大臣\n必要な列: [職名, 敬称]\n---\n［＃宛名］{{職名}}　{{敬称}}\n\n　連絡です。\n";
    const list =
      "団体コード,種別,都道府県,団体名,よみ,職名,敬称\n292010,市,奈良県,奈良市,ならし,奈良市長,殿\n";
    await ask("lists", { files: [textFile("名簿.csv", list)] });
    await ask("template", { file: textFile("試し.hbs", template), partials: [] });
    const { pages, origins } = await letterAt(0);
    const originOf = (text: string): unknown => {
      const glyph = pages?.flatMap(({ glyphs }) => glyphs).find((one) => one.text === text);
      return origins[glyph?.origin ?? -1];
    };
    expect(originOf("奈")).toMatchObject({ kind: "cell", path: "名簿.csv", row: 2, column: 6 });
    expect(originOf("殿")).toMatchObject({ kind: "cell", path: "名簿.csv", row: 2, column: 7 });
    expect(originOf("連")).toMatchObject({ kind: "text", path: "試し.hbs", line: 10 });
    const box = pages?.[0]?.glyphs.find(({ text }) => text === "奈")?.box ?? expect.fail("no 奈");
    expect(box[2]).toBeGreaterThan(5);
    expect(box[3]).toBeGreaterThan(5);
  });
});

describe("what is wrong is told in words, and nothing stops the worker", () => {
  test("a list that cannot be used is shown with what is wrong in its cells", async () => {
    const list =
      "団体コード,種別,都道府県,団体名,よみ,職名,敬称\n292010,市,奈良県,奈良市,ならし,奈良市長,\n292010,市,奈良県,生駒市,いこまし,生駒市長,殿\n";
    const view = await ask("lists", { files: [textFile("名簿.csv", list)] });
    expect(view.tables).toMatchObject([
      { headerRow: 1, rows: 3, headings: expect.arrayContaining(["敬称"]) },
    ]);
    const empty = view.findings.find(({ code }) => code === "csv/empty-honorific");
    expect(empty).toMatchObject({ at: { kind: "cell", row: 2, column: 7 }, severity: "error" });
    expect(empty?.message).toMatch(/敬称/u);
    expect(empty?.hints.length).toBeGreaterThan(0);
    const { rows } = await ask("rows", { table: 0, from: 1, count: 10 });
    expect(rows.map(({ row, values }) => [row, values[5]])).toEqual([
      [2, "奈良市長"],
      [3, "生駒市長"],
    ]);
  });

  test("the rows that are wanted are found by what is written in them, in either width", async () => {
    const list =
      "団体コード,種別,都道府県,団体名,よみ,職名,敬称\n292010,市,奈良県,奈良市,ならし,奈良市長,\n292095,市,奈良県,生駒市,いこまし,生駒市長,殿\n";
    await ask("lists", { files: [textFile("名簿.csv", list)] });
    const found = async (filter: RowFilter): Promise<readonly number[]> =>
      (await ask("find", { table: 0, ...filter })).places;
    expect(await found({ text: "２９２" })).toEqual([1, 2]);
    expect(await found({ text: "生駒" })).toEqual([2]);
    expect(await found({ text: "生駒", column: 2 })).toEqual([]);
    expect(await found({ text: "", rows: [2] })).toEqual([1]);
    expect(await found({ text: "殿", rows: [2] })).toEqual([]);
  });

  test("of a list with something wrong in every row the first are told, and each row's with the row", async () => {
    const rows = Array.from(
      { length: 6000 },
      (_, at) => `999${at},市,奈良県,奈良市,ならし,市長${at},`,
    );
    const list = ["団体コード,種別,都道府県,団体名,よみ,職名,敬称", ...rows].join("\n");
    const view = await ask("lists", { files: [textFile("名簿.csv", list)] });
    // Of each row its empty honorific and its code are told.
    expect(view.findingCount).toBeGreaterThanOrEqual(12_000);
    expect(view.findings).toHaveLength(10_000);
    const { rows: last } = await ask("rows", { table: 0, from: 6000, count: 1 });
    expect(last[0]?.row).toBe(6001);
    expect(last[0]?.findings.map(({ at }) => (at.kind === "cell" ? at.row : 0))).toContain(6001);
    expect(last[0]?.findings[0]?.message).not.toBe("");
  });

  test("a template with an error has no letter, and the next keystroke has one again", async () => {
    await open("templates/notice.hbs");
    const file = fileOf("templates/notice.hbs");
    const text = new TextDecoder().decode(file.bytes);
    const broken = textFile(file.path, text.replace("{{職名}}", "{{職名"));
    const wrong = await ask("typed", {
      template: { file: broken, partials },
      which: { recipient: 0 },
    });
    expect(wrong.letter).toBeUndefined();
    expect(wrong.template.isWhole).toBe(false);
    expect(wrong.template.findings[0]).toMatchObject({ at: { kind: "text", path: file.path } });
    const right = await ask("typed", { template: { file, partials }, which: { recipient: 46 } });
    expect(right.letter?.addressee).toBe("沖縄県知事 殿");
    expect(right.letter?.pages).toHaveLength(1);
  });

  test("an unknown column is told with its letter, which has no pages", async () => {
    await open("templates/notice.hbs");
    const file = fileOf("templates/notice.hbs");
    const text = new TextDecoder().decode(file.bytes).replace("{{職名}}", "{{職　名前}}");
    const { letter, template } = await ask("typed", {
      template: { file: textFile(file.path, text.replace("{{職　名前}}", "{{職名前}}")), partials },
      which: { recipient: 0 },
    });
    expect([...(letter?.findings ?? []), ...template.findings].map(({ code }) => code)).toContain(
      "template/unknown-field",
    );
    expect(letter?.pages).toBeUndefined();
  });

  test("samples are the longest, the rarest and one of each version; a check goes through all", async () => {
    await open("templates/dx-jinzai.hbs");
    const samples = await ask("samples", {});
    expect(samples.versions.length).toBeGreaterThan(0);
    expect((await letterAt(samples.longest ?? -1)).addressee).toMatch(
      /^(?:神奈川|和歌山|鹿児島)県知事/u,
    );
    expect((await ask("check", { from: 0, count: 47 })).findings).toEqual([]);
  });

  test.each([
    ["an empty honorific", "292010,市,奈良県,奈良市,ならし,奈良市長,", "csv/empty-honorific"],
    ["a wrong name", "270008,府,大阪府,大坂府,おおさかふ,大阪府知事,殿", "csv/name-mismatch"],
  ])("%s is told of the list, and not again of its letter", async (_, row, code) => {
    const heading = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
    const right = "292109,市,奈良県,香芝市,かしばし,香芝市長,殿";
    const file = textFile("名簿.csv", `${heading}\n${row}\n${right}\n`);
    const view = await ask("lists", { files: [file] });
    expect(view.findings.map((one) => one.code)).toContain(code);
    await ask("template", { file: fileOf("templates/notice.hbs"), partials });
    const inRow = (found: LetterView["findings"]): readonly string[] =>
      found.filter(({ at }) => at.kind === "cell" && at.row === 2).map((one) => one.code);
    if (view.recipients === 2) expect(inRow((await letterAt(0)).findings)).toEqual([]);
    const checked = await ask("check", { from: 0, count: 2 });
    expect(inRow(checked.findings)).toEqual([]);
  });

  test("who asks out of turn is answered, and so is who comes next", async () => {
    await ask("lists", { files: [] });
    await expect(letterAt(0)).rejects.toThrow("no such letter");
    await open("templates/notice.hbs");
    await expect(letterAt(47)).rejects.toThrow("no such letter");
    expect((await letterAt(46)).pages).toHaveLength(1);
  });
});

describe("no larger than what a page may load before it shows something", () => {
  test("the worker, with HarfBuzz, which comes with the first face", () => {
    const loaded = workerScripts();
    expect([...loaded]).toContainEqual(expect.stringMatching(/^workshop-/u));
    expect(sizeOf(loaded)).toBeGreaterThan(sizeOf(loadedWith("worker.js")) + 20_000);
    expect(sizeOf(loaded)).toBeLessThan(800_000);
  });

  test("the page, with the editor, which comes with the first template", () => {
    const bytes = sizeOf(pageScripts());
    expect(bytes).toBeGreaterThan(sizeOf(loadedWith("page.js")) + 200_000);
    expect(bytes).toBeLessThan(500_000);
  });
});
