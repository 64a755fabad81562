import fs from "node:fs";
import files from "node:fs/promises";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeTemplate } from "../../../src/ask/describe-template.ts";
import { importLetter } from "../../../src/ask/import-letter.ts";
import { init } from "../../../src/ask/init.ts";
import { listFonts } from "../../../src/ask/list-fonts.ts";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import type { Outcome } from "../../../src/base/outcome.ts";
import { check } from "../../../src/job/check.ts";
import { refusalOf } from "../../../src/job/refusal.ts";
import { type Project, projectAt } from "../../../src/outside/project.ts";
import { thirdOf } from "../../samples/extent.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";
import { paragraph, smallDocx } from "../../samples/small-docx.ts";

/**
 * Whatever call is refused while a template, its settings, a partial, a list, the table of characters, a font or an attachment
 * is read, the command ends in words that name what could not be read and say why. A run's folder is on a disk in memory;
 * nothing of it is refused here.
 */

const SETTINGS = `表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
`;

const WORD_BODY = paragraph("{{職名}}　{{敬称}}") + paragraph("お知らせします。");

const TEMPLATE = `---
${SETTINGS}フォント: 役所の書体
別添: [別紙.pdf, 前/letters/知らせ.pdf]
必要な列: [職名, 敬称, 備考]
---
［＃宛名］{{職名}}　{{敬称}}

　連絡先は{{備考}}です。
{{> 結び}}
`;

const FONT = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
);

let place: OwnPlace;
let project: Project;

beforeAll(async () => {
  place = ownPlace(undefined, TEMPLATE);
  fs.mkdirSync(place.path("partials"));
  fs.writeFileSync(place.path("partials/結び.hbs"), "　よろしくお願いします。\n");
  fs.mkdirSync(place.path("書体"));
  fs.symlinkSync(FONT, place.path("書体/役所の書体.ttf"));
  fs.writeFileSync(place.path("別紙.pdf"), "%PDF-1.7 別紙");
  // Only the ledger says that a letter of another run is to nobody alone.
  fs.mkdirSync(place.path("前/letters"), { recursive: true });
  fs.writeFileSync(place.path("前/letters/知らせ.pdf"), "%PDF-1.7 知らせ");
  fs.writeFileSync(place.path("前/ledger.jsonl"), "");
  fs.writeFileSync(place.path("お知らせ.docx"), smallDocx(WORD_BODY));
  fs.writeFileSync(place.path("お知らせ.yaml"), SETTINGS);
  fs.writeFileSync(place.path("お知らせ.txt"), "札幌市長　様\nお知らせします。\n");
  fs.writeFileSync(place.path("外字.csv"), "外字,文字\nU+E000,髙\n");
  project = projectAt(place.path(), "書体");
});
afterAll(() => place.clear());

const REQUEST = { template: "試し.hbs", recipients: ["名簿.csv"], characters: "外字.csv" };

/** How a command ended, in one word, and what it says. */
interface Ended {
  readonly kind: string;
  readonly problems: readonly Diagnostic[];
}

/** The commands that read; each begins anew and ends with `done` where nothing is refused. */
const COMMANDS: Readonly<Record<string, () => Promise<Ended>>> = {
  merge: async () => {
    const disk = new MemoryDisk();
    const request = { ...REQUEST, project, disk, out: MEMORY_FOLDER, verify: "none" } as const;
    const { kind, diagnostics } = await place.run(request);
    return { kind, problems: diagnostics };
  },
  check: async () => {
    const { kind, diagnostics } = await check({ ...REQUEST, project });
    return { kind, problems: diagnostics };
  },
  "check of a Word file": async () => {
    const { recipients } = REQUEST;
    const asked = { template: "お知らせ.docx", recipients, formats: ["docx"], project } as const;
    const { kind, diagnostics } = await check(asked);
    return { kind, problems: diagnostics };
  },
  fields: async () => fieldsOf(REQUEST.template),
  "fields of a Word file": async () => fieldsOf("お知らせ.docx"),
  fonts: async () => {
    const { problems } = await listFonts(project);
    return { kind: problems.length === 0 ? "done" : "refused", problems };
  },
};

function fieldsOf(template: string): Ended {
  const described = describeTemplate(template, project);
  return described.ok
    ? { kind: "done", problems: described.warnings }
    : { kind: "refused", problems: described.errors };
}

/** Which call the system refuses, of those that reach files of ours; 0 for none. */
interface Refusing {
  readonly from: number;
  readonly count: number;
  readonly code: string;
}

const NOTHING: Refusing = { from: 0, count: 0, code: "" };

/** What was refused: the paths, and with which code. */
interface Refused {
  readonly refused: readonly string[];
  readonly code: string;
}

const SYNC = [
  "statSync",
  "lstatSync",
  "openSync",
  "readFileSync",
  "readdirSync",
  "existsSync",
] as const;
const ASYNC = ["stat", "readFile"] as const;

/** Lets the system refuse calls while something is done, and puts everything back. */
async function whileRefusing<T>(
  { from, count, code }: Refusing,
  step: () => Promise<T>,
): Promise<Pick<Refused, "refused"> & { readonly result: T; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  const refused: string[] = [];
  const refusalFor = (name: string, path: unknown): Error | undefined => {
    if (typeof path !== "string") return undefined;
    if (!(path.startsWith(place.path()) || path === FONT)) return undefined;
    calls.push(`${name} ${basename(path)}`);
    if (calls.length < from || calls.length >= from + count) return undefined;
    refused.push(path);
    const text = `${code}: the system refuses, ${name} '${path}'`;
    return Object.assign(new Error(text), { code, errno: -1, syscall: name, path });
  };
  const before = [
    ...SYNC.map((name) => [fs, name, fs[name]] as const),
    ...ASYNC.map((name) => [files, name, files[name]] as const),
  ];
  for (const [module, name, real] of before) {
    const call = (...given: readonly unknown[]): unknown => {
      const refusal = refusalFor(name, given[0]);
      if (refusal === undefined) return Reflect.apply(real, module, given);
      // This one answers that nothing is there, whatever is refused.
      if (name === "existsSync") return false;
      if (module === files) return Promise.reject(refusal);
      throw refusal;
    };
    Object.assign(module, { [name]: call });
  }
  syncBuiltinESMExports();
  try {
    return { result: await step(), calls, refused };
  } finally {
    for (const [module, name, real] of before) Object.assign(module, { [name]: real });
    syncBuiltinESMExports();
  }
}

/** A command as it is carried out: what the system refuses and nobody had a word for has one. */
async function ended(command: () => Promise<Ended>): Promise<Ended> {
  try {
    return await command();
  } catch (cause) {
    const refusal = refusalOf(cause, project);
    if (refusal === undefined) throw cause;
    return { kind: refusal.kind, problems: [refusal.diagnostic] };
  }
}

const CODES = ["EIO", "EACCES", "ESTALE", "EBUSY", "EPERM", "EMFILE", "ENODEV"];

/** It says in Japanese which file was refused, and why. */
function expectWords({ problems }: Ended, what: string, { refused, code }: Refused): void {
  const said = problems
    .filter(({ values }) => values["reason"] === code)
    .map((problem) => {
      const { message, hints } = messageOf(problem, "ja");
      return `${"path" in problem.at ? problem.at.path : ""} ${message} ${hints.join(" ")}`;
    })
    .join("\n");
  expect(said, what).toMatch(/[ぁ-ん]/u);
  expect(said, what).not.toContain("    at ");
  expect(
    refused.some((path) => said.includes(basename(path))),
    `${what}: ${said}`,
  ).toBe(true);
}

test.each(Object.keys(COMMANDS))(
  "whatever call is refused while %s reads, it ends in words that name the file and say why",
  { timeout: 240_000 },
  async (name) => {
    const command = COMMANDS[name] ?? expect.fail();
    const whole = await whileRefusing(NOTHING, () => ended(command));
    expect(whole.result).toMatchObject({ kind: "done", problems: [] });
    expect(whole.calls.length).toBeGreaterThan(4);
    const moments = whole.calls.flatMap((call, index) =>
      [1, Number.POSITIVE_INFINITY].map((count) => ({ call, index, count })),
    );
    for (const { call, index, count } of thirdOf(moments)) {
      const code = CODES[index % CODES.length] ?? "EIO";
      const refusing = { from: index + 1, count, code };
      const { result, refused } = await whileRefusing(refusing, () => ended(command));
      expect(["refused", "output-failed"], call).toContain(result.kind);
      expectWords(result, call, { refused, code });
    }
  },
);

/** The commands that write a template. */
const BEGINNINGS: Readonly<Record<string, () => Promise<Outcome<unknown>>>> = {
  init: () => init("試し", project),
  import: () =>
    importLetter({ file: "お知らせ.txt", out: "templates/試し.hbs", accept: [] }, project),
};

test.each(Object.keys(BEGINNINGS))(
  "%s writes nothing over a template of which the system does not say that it is there",
  async (name) => {
    const path = place.path("templates/試し.hbs");
    fs.mkdirSync(place.path("templates"), { recursive: true });
    fs.writeFileSync(path, "手で書いたひな形");
    const command = async (): Promise<Ended> => {
      const begun = await (BEGINNINGS[name] ?? expect.fail())();
      return { kind: begun.ok ? "done" : "refused", problems: begun.ok ? [] : begun.errors };
    };
    const { calls, result: whole } = await whileRefusing(NOTHING, () => ended(command));
    expect(whole.problems.map(({ code }) => code)).toEqual(["job/file-exists"]);
    for (const from of calls.keys()) {
      const refusing = { from: from + 1, count: 1, code: "EIO" };
      const { result } = await whileRefusing(refusing, () => ended(command));
      expect(result.kind).toBe("refused");
      expect(fs.readFileSync(path, "utf8")).toBe("手で書いたひな形");
    }
  },
);
