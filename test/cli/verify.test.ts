import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyRun } from "../../src/job/verify-run.ts";
import { runs } from "../samples/extent.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeAll(async () => {
  desk = newDesk();
  const lists = ["recipients/prefectures.csv", "recipients/municipalities.csv"];
  const args = ["--only", "140007,141003", "--print-run", "--out", "out/whole"];
  const { exit } = await desk.run(
    "merge",
    "templates/dx-jinzai.hbs",
    "--recipients",
    ...lists,
    ...args,
  );
  expect(exit).toBe(0);
});
afterAll(() => desk.clear());
beforeEach(() => cpSync(desk.path("out/whole"), desk.path("out/copy"), { recursive: true }));

const PDF = "out/copy/letters/140007-神奈川県知事.pdf";

async function findings(): Promise<string> {
  const { exit, stderr } = await desk.run("verify", "out/copy");
  expect(exit).toBe(3);
  return stderr;
}

/** Makes the record of a run that of one which did not come to its end. */
function interrupt(path: string): void {
  const { ended: _, ...run } = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, `${JSON.stringify({ ...run, finished: false }, undefined, 2)}\n`);
}

describe("verify finds", () => {
  test("nothing in a run that is whole", async () => {
    expect((await desk.run("verify", "out/copy")).exit).toBe(0);
  });

  test("a ledger that was cut, without calling its letters strangers", async () => {
    const path = desk.path("out/copy/ledger.jsonl");
    truncateSync(path, readFileSync(path).length - 10);
    const found = await findings();
    expect(found).toContain("verify/ledger-damaged");
    expect(found).not.toContain("verify/file-extra");
  });

  test("a file that was shortened, and one in the other's place", async () => {
    truncateSync(desk.path(PDF), 1000);
    expect(await findings()).toContain("verify/file-changed");
    cpSync(desk.path("out/whole/letters/141003-横浜市長.pdf"), desk.path(PDF));
    expect(await findings()).toContain(`${PDF}`);
  });

  test("a file under another name, both as missing and as a stranger", async () => {
    renameSync(desk.path(PDF), desk.path("out/copy/letters/知事.pdf"));
    const found = await findings();
    expect(found).toContain("verify/file-missing");
    expect(found).toContain("verify/file-extra");
  });

  test("a record of the run that was changed or is not finished", async () => {
    const path = desk.path("out/copy/run.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"edition": "corrected"', '"edition": "as-issued"'));
    expect(await findings()).toContain("verify/run-file-damaged");
    writeFileSync(path, text);
    interrupt(path);
    expect(await findings()).toContain("verify/run-unfinished");
  });

  test("a file whose hash is right and that no reader can open", async () => {
    const { createHash } = await import("node:crypto");
    const broken = Buffer.from("%PDF-1.7 and nothing more");
    writeFileSync(desk.path(PDF), broken);
    const ledger = desk.path("out/copy/ledger.jsonl");
    const hash = (data: Buffer | string): string => createHash("sha256").update(data).digest("hex");
    const whole = readFileSync(desk.path("out/whole/letters/140007-神奈川県知事.pdf"));
    const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
    const changed = lines.map((line) => {
      const json = (line.split("\t")[0] ?? "")
        .replace(hash(whole), hash(broken))
        .replace(`"bytes":${whole.length}`, `"bytes":${broken.length}`);
      return `${json}\t${hash(json).slice(0, 8)}\n`;
    });
    writeFileSync(ledger, changed.join(""));
    expect(await findings()).toContain("verify/unreadable");
  });
});

test("a flipped bit in any file of a run is found", { timeout: 120_000 }, async () => {
  const names = Object.keys(hashesOf(desk.path("out/copy"))).filter((name) => name !== "LOCK");
  expect(names.length).toBeGreaterThanOrEqual(10);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.nat(7),
      async (name, place, bit) => {
        const path = desk.path("out/copy", name);
        const bytes = readFileSync(path);
        const at = Math.floor(place * bytes.length);
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, changed);
        const { kind, problems } = await verifyRun(desk.path("out/copy"), () => undefined);
        writeFileSync(path, bytes);
        expect(problems.length, `${name} byte ${at} bit ${bit}`).toBeGreaterThan(0);
        expect(kind).toBe("differs");
      },
    ),
    { numRuns: runs(60) },
  );
});

describe("a run goes on only from what it knows", () => {
  const again = (): ReturnType<Desk["run"]> =>
    desk.run(
      ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
      ...["recipients/municipalities.csv", "--only", "140007,141003", "--print-run"],
      ...["--out", "out/copy"],
    );

  test("a damaged record of the run is refused with the way on", async () => {
    writeFileSync(desk.path("out/copy/run.json"), "{");
    const { exit, stderr } = await again();
    expect(exit).toBe(65);
    expect(stderr).toContain("job/run-damaged");
    expect(stderr).toContain("--restart");
  });

  test("inputs that changed are refused by name", async () => {
    appendFileSync(desk.path("recipients/municipalities.csv"), "\n");
    const { exit, stderr } = await again();
    expect(exit).toBe(65);
    expect(stderr).toContain("job/inputs-changed");
    expect(stderr).toContain("recipients/municipalities.csv");
  });

  test("a run.json that is a folder is damage, and refused as such", async () => {
    rmSync(desk.path("out/copy/run.json"));
    mkdirSync(desk.path("out/copy/run.json"));
    const { exit, stderr } = await again();
    expect(exit).toBe(65);
    expect(stderr).toContain("job/run-damaged");
    expect(desk.list("out/copy")).not.toContain("LOCK");
    rmSync(desk.path("out/copy/run.json"), { recursive: true });
  });

  test("an attachment from a run that is not finished is refused", async () => {
    interrupt(desk.path("out/copy/run.json"));
    const { exit, stderr } = await desk.run(
      ...["check", "templates/reissue.hbs", "--recipients", "recipients/municipalities.csv"],
      ...["--only", "141003", "--set", "別添=out/copy"],
    );
    expect(exit).toBe(1);
    expect(stderr).toContain("job/attachment-unfinished");
  });

  test("a list that cannot be read is refused by name", async () => {
    symlinkSync("loop.csv", desk.path("recipients/loop.csv"));
    const { exit, stderr } = await desk.run(
      ...["check", "templates/notice.hbs", "--recipients", "recipients/loop.csv"],
    );
    expect(exit).toBe(1);
    expect(stderr).toContain("job/file-unreadable");
  });

  test("a list that no list can be as long as is refused before it is read", async () => {
    const path = desk.path("recipients/huge.csv");
    writeFileSync(path, "");
    truncateSync(path, 600 * 1024 * 1024);
    const { exit, stderr } = await desk.run(
      "check",
      "templates/notice.hbs",
      "--recipients",
      "recipients/huge.csv",
    );
    expect(exit).toBe(1);
    expect(stderr).toContain("job/file-too-large");
  });
});
