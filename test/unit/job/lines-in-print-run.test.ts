import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { streamsOf, tampered } from "../../roundtrip/verify/tampered.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

const TEMPLATE = `---
表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
必要な列: [職名, 敬称, 備考]
---
［＃宛名］{{職名}}　{{敬称}}

　額は［＃取消線］五百円［＃取消線終わり］六百円、連絡先は［＃傍線］{{備考}}［＃傍線終わり］です。
`;

const RULE = /^.* re( f)?$/mu;

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace(undefined, TEMPLATE);
});
afterEach(() => place.clear());

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function problems(): Promise<readonly string[]> {
  const found = await verifyRun(place.path("out"), () => undefined);
  return found.problems.map(({ code }) => code);
}

test.each([{ printRun: true }, { duplex: true, volume: 2 }])(
  "a print run of letters with lines is verified without an alarm: %o",
  async (options) => {
    expect((await place.run(options)).kind).toBe("done");
    expect(await problems()).toEqual([]);
  },
);

test("a line that is lost in the print run, or that it has besides, is found there", async () => {
  await place.run({ printRun: true });
  const printed = place.path("out", "print-run.pdf");
  const good = new Uint8Array(readFileSync(printed));
  const record = readFileSync(place.path("out", "run.json"), "utf8");
  const changes = [
    (text: string) => text.replace(RULE, "0 0 0 0 re$1"),
    (text: string) => `${text}\n100 100 200 0.4 re f\n`,
  ];
  for (const change of changes) {
    const bytes = tampered(good, (document) => {
      const texts = streamsOf(document, 1).map((one) => one.readStream().asString());
      const at = texts.findIndex((text) => RULE.test(text));
      streamsOf(document, 1)[at]?.writeStream(change(texts[at] ?? ""));
    });
    writeFileSync(printed, bytes);
    // As a writer at fault would have left it: the run's record has the hash of the file as it is.
    const run = record
      .replace(sha256(good), sha256(bytes))
      .replace(`"bytes": ${good.length}`, `"bytes": ${bytes.length}`);
    writeFileSync(place.path("out", "run.json"), run);
    expect(await problems()).toContain("verify/page-rules");
  }
});
