// The studio's server as its user starts it, asked as its page asks it.
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunOrder, Work } from "../../src/studio/protocol/server.ts";
import { oneIn } from "../samples/extent.ts";
import { type RunningStudio, startedStudio } from "../samples/running-studio.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const some = oneIn(2);

let desk: Desk;
let studio: RunningStudio;
beforeAll(async () => {
  desk = newDesk();
  mkdirSync(desk.path(".state"), { mode: 0o700 });
  studio = await startedStudio(desk);
});
afterAll(async () => {
  await studio.stop();
  desk.clear();
});

async function fileNamed(path: string): Promise<string> {
  const { templates, lists } = await studio.call("/api/listing", {});
  const found = [...templates, ...lists].find((file) => file.path === path);
  return found?.handle ?? expect.fail(`no ${path}`);
}

async function order(more: Partial<RunOrder> = {}): Promise<RunOrder> {
  return {
    template: await fileNamed("templates/notice.hbs"),
    lists: [{ list: await fileNamed("recipients/prefectures.csv") }],
    ...more,
  };
}

/** Waits for a work's end as the page does. */
async function endOf(begun: Work): Promise<NonNullable<Work["end"]>> {
  const lines = await studio.lines("/api/work/watch", { id: begun.id });
  return lines.at(-1)?.end ?? expect.fail("it has not ended");
}

async function refused(path: string, ask: unknown): Promise<[number, string]> {
  const response = await studio.post(path, JSON.stringify(ask));
  const { refusal } = Object(await response.json());
  return [response.status, refusal];
}

describe("what the page may know of the project", () => {
  test("its templates and lists, by handles; nothing by a link, nothing hidden, nothing of elsewhere", async () => {
    symlinkSync("/etc/passwd", desk.path("recipients/passwd.csv"));
    mkdirSync(desk.path("out"), { recursive: true });
    symlinkSync("/etc", desk.path("out/etc"));
    writeFileSync(desk.path("recipients/~$名簿.xlsx"), "");
    writeFileSync(desk.path("recipients/.hidden.csv"), "");
    writeFileSync(desk.path("recipients/gnp.\u202evsc.csv"), "");
    writeFileSync(desk.path("recipients/お知らせ.txt.exe"), "");
    writeFileSync(desk.path('recipients/"><svg onload=x>.csv'), "");
    const { templates, lists, runs } = await studio.call("/api/listing", {});
    expect(templates.map(({ path }) => path)).toEqual([
      "templates/annai.docx",
      "templates/dx-jinzai.hbs",
      "templates/kansha.hbs",
      "templates/kenshu.hbs",
      "templates/meiji30.hbs",
      "templates/notice.hbs",
      "templates/reissue.hbs",
      "templates/shuryo.hbs",
    ]);
    expect(lists.map(({ path }) => path)).toEqual([
      "recipients/jukosha.csv",
      "recipients/municipalities.csv",
      "recipients/prefectures.csv",
      "recipients/source-letters.csv",
    ]);
    expect(runs.map(({ path }) => path)).not.toContain("out/etc");
    for (const { handle } of [...templates, ...lists]) expect(handle).toMatch(/^h\d+$/u);
  });

  test("a file's bytes by its handle; a link that took its place since is not followed", async () => {
    writeFileSync(desk.path("recipients/後で.csv"), "職名\n");
    const handle = await fileNamed("recipients/後で.csv");
    const bytes = async (): Promise<Response> =>
      studio.post("/api/file", JSON.stringify({ handle }));
    const first = await bytes();
    expect(first.headers.get("content-type")).toBe("application/octet-stream");
    expect(await first.text()).toBe("職名\n");
    writeFileSync(desk.path("recipients/後で.csv"), "");
    rmSync(desk.path("recipients/後で.csv"));
    symlinkSync("/etc/passwd", desk.path("recipients/後で.csv"));
    expect((await bytes()).status).toBe(404);
    rmSync(desk.path("recipients/後で.csv"));
  });

  test.each(["h999", "../../etc/passwd", "__proto__", ""])("no handle %s", async (handle) => {
    expect(await refused("/api/file", { handle })).toEqual([404, "unknown"]);
  });

  test.each([["[]"], ["null"], ["{"], ['{"handle":1}'], ['{"__proto__":{"handle":"h1"}}'], [""]])(
    "a body that is not what the call takes is refused: %s",
    async (body) => {
      const response = await studio.post("/api/file", body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ refusal: "asked-wrong" });
    },
  );

  test("a template with its partials, and the faces of its letters", async () => {
    const handle = await fileNamed("templates/dx-jinzai.hbs");
    const files = await studio.call("/api/template/files", { handle });
    expect(files.isWord).toBe(false);
    expect(files.partials.map(({ name }) => name)).toEqual(["担当"]);
    const { files: fonts, faces, findings } = await studio.call("/api/faces", { names: [] });
    expect(faces).toEqual([{ file: 0, index: 0 }]);
    expect(fonts).toMatchObject([{ path: "NotoSerifJP_400Regular.ttf" }]);
    expect(findings).toEqual([]);
    const unknown = await studio.call("/api/faces", { names: ["ない書体"] });
    expect(unknown.findings).toMatchObject([{ code: "job/unknown-font" }]);
  });
});

describe("what is put into the project", () => {
  const upload = (name: string, bytes: string): Promise<Response> =>
    studio.post("/api/upload", bytes, {
      "Content-Type": "application/octet-stream",
      "Shokan-Name": encodeURIComponent(name),
    });

  test("an uploaded list is kept beside, and never in the place of another", async () => {
    const before = readFileSync(desk.path("recipients/prefectures.csv"), "utf8");
    const { handle } = Object(await (await upload("C:\\temp\\prefectures.csv", "職名\n")).json());
    const text = await studio.post("/api/file", JSON.stringify({ handle }));
    expect(await text.text()).toBe("職名\n");
    const kept = await studio.call("/api/keep", { handle, as: "list" });
    expect(kept.path).toBe("recipients/prefectures-2.csv");
    expect(readFileSync(desk.path("recipients/prefectures.csv"), "utf8")).toBe(before);
    expect(await refused("/api/file", { handle })).toEqual([404, "unknown"]);
  });

  test.each([
    ["名簿.exe", "list"],
    ["ひな形.csv", "template"],
    ["../../..", "list"],
    ["con.csv", "list"],
  ] as const)("%s is not kept as %s by that name", async (name, as) => {
    const { handle } = Object(await (await upload(name, "x")).json());
    const response = await studio.post("/api/keep", JSON.stringify({ handle, as }));
    if (name === "con.csv") {
      expect(await response.json()).toMatchObject({ path: "recipients/_con.csv" });
    } else expect(response.status).toBe(400);
    await studio.call("/api/forget", { handle });
  });

  test("a corrected list is a new file beside the old one, as Excel reads it, with its changes", async () => {
    const beside = await fileNamed("recipients/source-letters.csv");
    const before = readFileSync(desk.path("recipients/source-letters.csv"));
    const saved = await studio.call("/api/list/save", {
      beside,
      text: "職名,敬称\n知事,殿\n",
      changes: "行,列,前,後\n",
    });
    expect(saved.file.path).toBe("recipients/source-letters（修正）.csv");
    expect(saved.changes?.path).toBe("recipients/source-letters（修正）の変更箇所.csv");
    expect(readFileSync(desk.path(saved.file.path), "utf8")).toBe("\ufeff職名,敬称\r\n知事,殿\r\n");
    const again = await studio.call("/api/list/save", { beside, text: "職名\n" });
    expect(again.file.path).toBe("recipients/source-letters（修正）-2.csv");
    expect(readFileSync(desk.path("recipients/source-letters.csv")).equals(before)).toBe(true);
  });

  test("a template is saved with what was there before, and not over what somebody else has written", async () => {
    const path = "templates/reissue.hbs";
    const handle = await fileNamed(path);
    const first = readFileSync(desk.path(path), "utf8");
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    const { sha256 } = await studio.call("/api/template/save", {
      handle,
      text: `${first}追記\n`,
      seen: hash(first),
    });
    expect(sha256).toBe(hash(`${first}追記\n`));
    // Saved again a moment later: the same earlier text, not one for each keystroke.
    await studio.call("/api/template/save", { handle, text: `${first}二\n`, seen: sha256 });
    expect(readFileSync(desk.path(path), "utf8")).toBe(`${first}二\n`);
    const { texts } = await studio.call("/api/template/history", { handle });
    expect(texts).toHaveLength(1);
    expect(texts[0]?.replacedAt).toMatch(/^20\d\d-\d\d-\d\dT/u);
    const old = await studio.post("/api/file", JSON.stringify({ handle: texts[0]?.file.handle }));
    expect(await old.text()).toBe(first);
    writeFileSync(desk.path(path), "ほかの人が書いた");
    const late = { handle, text: "遅い", seen: sha256 };
    expect(await refused("/api/template/save", late)).toEqual([409, "changed"]);
    expect(readFileSync(desk.path(path), "utf8")).toBe("ほかの人が書いた");
    writeFileSync(desk.path(path), first);
  });

  test("nothing is written where a link leads out of the project", async () => {
    const beside = await fileNamed("recipients/source-letters.csv");
    const template = await fileNamed("templates/meiji30.hbs");
    const text = readFileSync(desk.path("templates/meiji30.hbs"), "utf8");
    const elsewhere = newDesk();
    for (const folder of ["recipients", "templates"]) {
      renameSync(desk.path(folder), desk.path(`${folder}.aside`));
      symlinkSync(elsewhere.path(folder), desk.path(folder));
    }
    const before = hashesOf(elsewhere.folder);
    const { handle } = Object(await (await upload("新しい.csv", "職名\n")).json());
    expect(await refused("/api/list/save", { beside, text: "" })).toEqual([422, "refused"]);
    expect(await refused("/api/keep", { handle, as: "list" })).toEqual([422, "refused"]);
    const seen = createHash("sha256").update(text).digest("hex");
    const save = { handle: template, text: `${text}追記`, seen };
    expect(await refused("/api/template/save", save)).toEqual([400, "asked-wrong"]);
    expect((await studio.call("/api/listing", {})).lists).toEqual([]);
    expect(hashesOf(elsewhere.folder)).toEqual(before);
    for (const folder of ["recipients", "templates"]) {
      rmSync(desk.path(folder));
      renameSync(desk.path(`${folder}.aside`), desk.path(folder));
    }
    elsewhere.clear();
  });

  test("a beginning: the starter and its list", async () => {
    const made = await studio.call("/api/begin", { name: "お知らせ" });
    expect(made).toMatchObject({ ok: true, template: { path: "templates/お知らせ.hbs" } });
    const again = await studio.call("/api/begin", { name: "お知らせ" });
    expect(again).toMatchObject({ ok: false });
    expect(again.ok ? [] : again.findings.map(({ code }) => code)).toContain("job/file-exists");
  });
});

/** As many addressees of a shipped list: twelve letters are looked through as 1,788 are. */
function firstRows(list: string, count: number): string {
  const rows = readFileSync(desk.path(list), "utf8").split("\n");
  return rows.slice(0, count + 1).join("\n");
}

describe("a run", () => {
  const TWELVE = "recipients/十二道県.csv";
  const MERGE = ["merge", "templates/notice.hbs", "--recipients", TWELVE];
  beforeAll(async () => {
    writeFileSync(desk.path(TWELVE), firstRows("recipients/prefectures.csv", 12));
    expect((await desk.run(...MERGE, "--out", "out/command")).exit).toBe(0);
    for (const name of ["damaged", "again"]) {
      cpSync(desk.path("out/command"), desk.path("out", name), { recursive: true });
    }
  });

  async function runNamed(path: string): Promise<string> {
    const { runs } = await studio.call("/api/listing", {});
    return runs.find((run) => run.path === path)?.handle ?? expect.fail(`no run ${path}`);
  }

  test("is the command's, byte for byte; its letters, reports and ZIP are had by handles", async () => {
    const lists = [{ list: await fileNamed(TWELVE) }];
    const checked = await endOf(
      await studio.call("/api/work/start", { kind: "check", order: await order({ lists }) }),
    );
    expect(checked).toMatchObject({ kind: "done", findings: [] });
    const begun = await studio.call("/api/work/start", {
      kind: "merge",
      order: await order({ lists, folder: "画面から" }),
    });
    expect(begun).toMatchObject({ kind: "merge", about: `templates/notice.hbs、${TWELVE}` });
    const end = await endOf(begun);
    expect(end).toMatchObject({ kind: "done", run: { letters: 12, verified: 24, finished: true } });
    expect(hashesOf(desk.path("out/画面から"))).toEqual(hashesOf(desk.path("out/command")));

    const handle = end.folder ?? expect.fail("no folder");
    const view = await studio.call("/api/run", { handle });
    expect(view.entry).toMatchObject({ path: "out/画面から", finished: true, letters: 12 });
    expect(view.outputs.map(({ name }) => name)).toContain("照合証明.pdf");
    const { total, letters } = await studio.call("/api/run/letters", {
      handle,
      from: 10,
      count: 10,
    });
    expect(total).toBe(12);
    expect(letters.map(({ addressee }) => addressee)).toEqual(["埼玉県知事 殿", "千葉県知事 殿"]);
    const [pdf] = letters[0]?.files ?? [];
    const bytes = await studio.post("/api/file", JSON.stringify({ handle: pdf?.handle }));
    const issued = readFileSync(desk.path("out/画面から", pdf?.name ?? ""));
    expect(issued.equals(Buffer.from(await bytes.arrayBuffer()))).toBe(true);

    const zip = await studio.post("/api/run/zip", JSON.stringify({ handle }));
    const parts = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(parts).length).toBe(24 + view.outputs.length);
    expect(Buffer.from(parts[pdf?.name ?? ""] ?? []).equals(issued)).toBe(true);
    const few = JSON.stringify({ handle, letters: [1, 2], formats: ["pdf"] });
    const selected = await studio.post("/api/run/zip", few);
    expect(Object.keys(unzipSync(new Uint8Array(await selected.arrayBuffer())))).toHaveLength(2);
  });

  some("is verified, and a file that was changed is named", async () => {
    const handle = await runNamed("out/damaged");
    expect(await endOf(await studio.call("/api/work/verify", { handle }))).toMatchObject({
      kind: "done",
    });
    const { letters } = await studio.call("/api/run/letters", { handle, from: 0, count: 1 });
    const name = letters[0]?.files[0]?.name ?? "";
    writeFileSync(desk.path("out/damaged", name), "別のもの");
    const end = await endOf(await studio.call("/api/work/verify", { handle }));
    expect(end.kind).toBe("differs");
    expect(end.findings.some(({ place }) => place.includes(name))).toBe(true);
  });

  some("letters of it are made again alone", async () => {
    const reprint = await runNamed("out/again");
    const lists = [{ list: await fileNamed(TWELVE) }];
    const again = await order({ lists, reprint, only: ["010006"], folder: "再発行" });
    const end = await endOf(await studio.call("/api/work/start", { kind: "merge", order: again }));
    expect(end).toMatchObject({ kind: "done", run: { letters: 1 } });
    expect(desk.list("out/再発行/letters")).toHaveLength(2);
  });

  some("goes on when nobody looks, is found again, and is the only one", async () => {
    const path = "recipients/六十市町村.csv";
    writeFileSync(desk.path(path), firstRows("recipients/municipalities.csv", 60));
    const merge = await order({
      lists: [{ list: await fileNamed(path) }],
      folder: "長い",
      formats: ["pdf"],
      verify: "none",
    });
    const begun = await studio.call("/api/work/start", { kind: "merge", order: merge });
    const watching = new AbortController();
    const watched = fetch(`http://127.0.0.1:${studio.port}/api/work/watch`, {
      method: "POST",
      signal: watching.signal,
      body: JSON.stringify({ id: begun.id }),
      headers: {
        Origin: `http://127.0.0.1:${studio.port}`,
        Authorization: `Bearer ${studio.token}`,
        "Content-Type": "application/json",
      },
    });
    await watched;
    watching.abort();
    const start = { kind: "check", order: await order() };
    expect(await refused("/api/work/start", start)).toEqual([409, "busy"]);
    const { works } = await studio.call("/api/work", {});
    expect(works.at(-1)?.id).toBe(begun.id);
    expect(works.at(-1)?.end).toBeUndefined();
    const stopping = await studio.call("/api/work/stop", { id: begun.id });
    expect(stopping.stopping).toBe(true);
    const end = await endOf(begun);
    expect(end.kind).toBe("interrupted");
    const resumed = await studio.call("/api/work/start", { kind: "merge", order: merge });
    expect((await endOf(resumed)).kind).toBe("done");
  });

  test("a file that no program of the system shows is told with where it is", async () => {
    const handle = await fileNamed("recipients/prefectures.csv");
    await studio.call("/api/show", { handle });
    expect(readFileSync(desk.path(".programs/shown"), "utf8")).toBe(
      `${desk.path("recipients/prefectures.csv")}\n`,
    );
    // As it ends on a machine without a desktop.
    writeFileSync(desk.path(".programs/xdg-open"), "#!/bin/sh\nexit 3\n");
    const response = await studio.post("/api/show", JSON.stringify({ handle }));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      refusal: "not-shown",
      detail: "recipients/prefectures.csv",
    });
  });

  test("of a file that is not the one that was shown, or into a folder elsewhere, is refused", async () => {
    const list = await fileNamed("recipients/prefectures.csv");
    const seen = { [list]: "0".repeat(64) };
    const other = { kind: "merge", order: await order({ seen }) };
    expect(await refused("/api/work/start", other)).toEqual([409, "changed"]);
    for (const folder of ["..", "../x", "a/b", "/tmp/x", "nul", ".shokan", "x.", "C:x"]) {
      const asked = { kind: "merge", order: await order({ folder }) };
      expect(await refused("/api/work/start", asked), folder).toEqual([400, "bad-folder"]);
    }
    expect(existsSync(desk.path("out/x"))).toBe(false);
  });

  test("with errors says them, in the language that is asked for", async () => {
    writeFileSync(desk.path("recipients/誤り.csv"), "団体コード,職名,敬称\n010006,北海道知事,\n");
    const lists = [{ list: await fileNamed("recipients/誤り.csv") }];
    const body = JSON.stringify({ kind: "check", order: await order({ lists }) });
    const begun = await studio.post("/api/work/start", body, { "Shokan-Language": "en" });
    const end = await endOf((await begun.json()) as Work);
    expect(end.kind).toBe("refused");
    expect(end.findings[0]?.message).toMatch(/^[\x20-\x7e`]+|honorific/u);
    expect(end.findings.length).toBeGreaterThan(0);
  });
});
