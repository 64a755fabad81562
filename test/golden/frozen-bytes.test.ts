import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BYTES_VERSION, TOOL } from "../../src/base/tool.ts";
import { readRecipients } from "../../src/data/read-recipients.ts";
import { letterFormats } from "../../src/letter/letter-formats.ts";
import { createLetterMaker } from "../../src/letter/letter-maker.ts";
import { FORMAT_IDS } from "../../src/model/output-format.ts";
import { nodeWorld } from "../../src/outside/node-world.ts";
import { facesOf } from "../samples/golden-faces.ts";
import { goldenTemplate } from "../samples/golden-template.ts";

const CASES = "test/golden/cases";
const FROZEN = "test/golden/bytes";

/** SHA-256 of each format of a case's letter to the first addressee of its list. */
async function hashesOf(name: string): Promise<readonly (readonly [string, string])[]> {
  const read = (file: string) => ({ path: file, bytes: readFileSync(`${CASES}/${name}/${file}`) });
  const template = goldenTemplate(`${CASES}/${name}`);
  const list = readRecipients([read("list.csv")]);
  if (!list.ok) return expect.fail(name);
  const [recipient] = list.value.recipients;
  const world = nodeWorld;
  const setup = {
    template,
    edition: "corrected",
    faces: facesOf(template),
    world,
  } as const;
  const maker = createLetterMaker({ ...setup, tool: TOOL, formats: letterFormats });
  const letter = recipient && maker.compose(recipient);
  if (recipient === undefined || letter?.ok !== true) return expect.fail(name);
  const source = maker.sourceOf(recipient);
  return Promise.all(
    FORMAT_IDS.map(async (id) => {
      const { bytes } = await maker.formats[id]().make({
        ...maker.whole(letter.value, recipient),
        source,
      });
      return [`${name}.${id}`, createHash("sha256").update(bytes).digest("hex")] as const;
    }),
  );
}

test("the bytes of letters are those that their number promises", async () => {
  const names = readdirSync(CASES).sort();
  const made = Object.fromEntries((await Promise.all(names.map(hashesOf))).flat());
  const path = `${FROZEN}/${BYTES_VERSION}.json`;
  if (!existsSync(path) && process.env["CI"] === undefined) {
    mkdirSync(FROZEN, { recursive: true });
    writeFileSync(path, `${JSON.stringify(made, undefined, 2)}\n`);
  }
  const frozen = JSON.parse(readFileSync(path, "utf8"));
  // Letters of before cannot be recreated by a program that makes others: where this fails and the new bytes are meant,
  // BYTES_VERSION counts up, and the next start of this test keeps the new hashes beside the old.
  expect(made).toEqual(frozen);
}, 60_000); // every format of every case

test("no two numbers promise the same bytes, and none is left out", () => {
  const files = readdirSync(FROZEN);
  expect(files.toSorted()).toEqual(
    Array.from({ length: BYTES_VERSION }, (_, index) => `${index + 1}.json`).toSorted(),
  );
  const texts = files.map((name) => readFileSync(`${FROZEN}/${name}`, "utf8"));
  expect(new Set(texts).size).toBe(files.length);
});
