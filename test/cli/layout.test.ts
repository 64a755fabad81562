import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { COMMAND } from "../samples/shokan.ts";

function layout(input: string, ...args: readonly string[]): readonly unknown[] {
  const [program, main] = COMMAND;
  const { stdout } = spawnSync(program, [main, "layout", ...args, "--json"], {
    input,
    encoding: "utf8",
  });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

test("plain paragraphs come back as lines, one object for each line of the input", () => {
  expect(layout("あいうえお、かき。\n\n葛󠄀城市\n", "--measure", "5", "-")).toEqual([
    {
      text: "あいうえお、かき。",
      lines: [
        {
          text: "あいうえ",
          start: 0,
          end: 4,
          origins: [0, 1.333333, 2.666667, 4].map((em) => expect.closeTo(em, 4)),
          advance: expect.closeTo(5, 4),
          method: "push-out",
          hanging: 0,
        },
        {
          text: "お、かき。",
          start: 4,
          end: 9,
          origins: [0, 1, 2, 3, 4].map((em) => expect.closeTo(em, 4)),
          advance: expect.closeTo(4.5, 4),
          method: "none",
          hanging: 0,
        },
      ],
    },
    { text: "", lines: [] },
    {
      text: "葛󠄀城市",
      lines: [expect.objectContaining({ text: "葛󠄀城市", start: 0, end: 4, origins: [0, 0, 1, 2] })],
    },
  ]);
});
