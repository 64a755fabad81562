import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

const GUIDE = readFileSync("templates/word-guide.md", "utf8");
const LETTER = "templates/annai.docx";

/** What stands in fences: commands, and what they print. */
const BLOCKS = [...GUIDE.matchAll(/```(?<kind>\w*)\n(?<text>[\s\S]*?)```/gu)].map(({ groups }) => ({
  kind: groups?.["kind"] ?? "",
  text: groups?.["text"] ?? "",
}));

/** The letter with the slip that the guide tells of. */
function mistaken(): Uint8Array {
  const parts = unzipSync(new Uint8Array(readFileSync(LETTER)));
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return zipSync({ ...parts, "word/document.xml": strToU8(body.replace("職名", "職命")) });
}

const FILLED = "out/tameshi/letters/010006-北海道知事.docx";

/** A filled letter with the corrections that the guide tells of. */
function corrected(letter: Uint8Array): Uint8Array {
  const parts = unzipSync(new Uint8Array(letter));
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const typed = body.replace("市区町村の支援", "市町村への支援").replace("午後一時", "午後二時");
  return zipSync({ ...parts, "word/document.xml": strToU8(typed) });
}

let desk: Desk;
beforeAll(() => {
  desk = newDesk();
  desk.write("machigai.docx", mistaken());
});
afterAll(() => desk.clear());

/** What a command of the guide prints; the letter that a clerk corrects is there before it is asked for. */
async function carriedOut(line: string): Promise<string> {
  if (line.includes(" back ") && !existsSync(desk.path("shusei.docx"))) {
    desk.write("shusei.docx", corrected(readFileSync(desk.path(FILLED))));
  }
  const { exit, stdout, stderr } = await desk.run(...line.replace("node . ", "").split(" "));
  expect([line, exit]).toEqual([line, line.includes("machigai") ? 1 : 0]);
  return stdout + stderr;
}

test("the guide for a clerk's Word letter: its commands do what it says, in their order", async () => {
  let said = "";
  const commands: string[] = [];
  for (const { kind, text } of BLOCKS) {
    if (kind === "sh") {
      said = "";
      for (const line of text.trim().split("\n")) {
        commands.push(line);
        said += await carriedOut(line);
      }
    } else for (const line of text.trim().split("\n")) expect(said).toContain(line);
  }
  expect(commands).toHaveLength(10);
  expect(existsSync(desk.path("shiteki.docx"))).toBe(true);
  for (const [file] of GUIDE.matchAll(/out\/[^`\s]+\/letters\/[^`\s]+/gu))
    expect(existsSync(desk.path(file))).toBe(true);
});

test("the letter is imported with its header", async () => {
  const { exit } = await desk.run("import", LETTER, "--out", "templates/other.hbs");
  expect(exit).toBe(0);
  expect(readFileSync(desk.path("templates/other.hbs"), "utf8")).toMatch(/^ヘッダー:\n.*至急$/mu);
});

describe("the guide", () => {
  test("shows every picture that is there, each small enough to be sent along", () => {
    const shown = [...GUIDE.matchAll(/\]\(pictures\/(?<name>[^)]+)\)/gu)].map(
      ({ groups }) => groups?.["name"],
    );
    const pictures = readdirSync("templates/pictures").filter((name) => name.startsWith("word-"));
    expect(shown.sort()).toEqual(pictures.sort());
    for (const name of pictures)
      expect(statSync(`templates/pictures/${name}`).size).toBeLessThanOrEqual(150 * 1024);
  });

  test("begins with the letter that its script writes", () => {
    const script =
      'import { letter } from "./test/guide/make-letter.mjs"; process.stdout.write(letter());';
    const written = execFileSync(process.execPath, ["--input-type=module", "-e", script]);
    expect(written.equals(readFileSync(LETTER))).toBe(true);
  });
});
