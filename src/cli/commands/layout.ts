import { error } from "../../base/diagnostic.ts";
import { EXIT, type ExitCode } from "../../job/exit-code.ts";
import { layOutText } from "../../job/lay-out-text.ts";
import type { LayoutArguments } from "../command-options.ts";
import { say, sayDiagnostics } from "../output.ts";

/** `shokan layout`: sets plain paragraphs and shows their lines. */
export async function runLayout(args: LayoutArguments): Promise<ExitCode> {
  const output = { language: args.lang, json: args.json };
  const problems = [
    ...(Number.isInteger(args.measure) && args.measure > 0
      ? []
      : [badNumber("--measure", args.measure, "1, 2, 3 …")]),
    ...(Number.isInteger(args.indent) && args.indent >= 0 && args.indent < args.measure
      ? []
      : [badNumber("--indent", args.indent, "0, 1, 2 …")]),
  ];
  if (problems.length > 0) {
    sayDiagnostics(problems, output);
    return EXIT.wrongUsage;
  }
  const laidOut = await layOutText(args.file, args.font, {
    measure: args.measure,
    indent: args.indent,
    writingMode: args.horizontal ? "horizontal-tb" : "vertical-rl",
    policy: {
      adjustment: args.policy,
      kinsoku: args.kinsoku,
      hanging: args.hanging === "on",
      jaLatinGap: args.jaLatinGap,
      latin: "upright",
    },
  });
  if (!laidOut.ok) {
    sayDiagnostics(laidOut.errors, output);
    return EXIT.inputErrors;
  }
  for (const paragraph of laidOut.value) {
    if (args.json) process.stdout.write(`${JSON.stringify(paragraph)}\n`);
    else for (const line of paragraph.lines) say(line.text, output);
  }
  return EXIT.done;
}

function badNumber(
  name: string,
  found: number,
  expected: string,
): ReturnType<typeof error<"option/bad-number">> {
  return error(
    "option/bad-number",
    { kind: "option", name },
    { name, found: String(found), expected },
  );
}
