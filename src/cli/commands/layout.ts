import { layOutText } from "../../ask/lay-out-text.ts";
import { error } from "../../base/diagnostic.ts";
import { failure, type Outcome } from "../../base/outcome.ts";
import type { LayoutArguments } from "../command-options.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";
import { wholeNumber } from "../whole-number.ts";

/** `shokan layout`: sets plain paragraphs and shows their lines. */
export async function runLayout(args: LayoutArguments): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const measure = wholeNumber("--measure", args.measure, 1);
  const indent = indentOf(args.indent, measure.ok ? measure.value : Number.POSITIVE_INFINITY);
  if (!measure.ok || !indent.ok) {
    const problems = [measure, indent].flatMap((number) => (number.ok ? [] : number.errors));
    sayDiagnostics(problems, output);
    return EXIT.wrongUsage;
  }
  const laidOut = await layOutText(args.file, args.font, {
    measure: measure.value,
    indent: indent.value,
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
    return EXIT.refused;
  }
  for (const paragraph of laidOut.value) {
    if (args.json) sayJson(paragraph);
    else for (const line of paragraph.lines) say(line.text, output);
  }
  return EXIT.done;
}

/** An indent leaves room for at least one character. */
function indentOf(typed: string, measure: number): Outcome<number> {
  const indent = wholeNumber("--indent", typed, 0);
  if (!indent.ok || indent.value < measure) return indent;
  const name = "--indent";
  const values = { name, found: typed, expected: `0 … ${measure - 1}` };
  return failure([error("option/bad-number", { kind: "option", name }, values)]);
}
