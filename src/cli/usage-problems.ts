import { type Diagnostic, error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { COMMANDS, type CommandName, OPTION_NAMES } from "./command-options.ts";

/**
 * Says what is wrong with a command line that yargs refused, with the nearest right name.
 *
 * Shape: `message` is yargs' own in English; undefined if it is of no known kind.
 * Errors: `option/unknown-command`, `option/missing-command`, `option/unknown-option`, `option/unexpected-argument`,
 * `option/missing-option`, `option/missing-value`, `option/missing-argument`, `option/bad-choice`.
 */
export function usageProblems(
  message: string,
  args: readonly string[],
): readonly Diagnostic[] | undefined {
  const word = args.find((arg, index) => !arg.startsWith("-") && args[index - 1] !== "--lang");
  const command = COMMANDS.find((name) => name === word);
  if (command === undefined) return [commandProblem(word)];
  for (const [pattern, problems] of KINDS) {
    const found = pattern.exec(message);
    if (found !== null) return problems(found[1] ?? "", command, args);
  }
  return undefined;
}

function commandProblem(word: string | undefined): Diagnostic {
  const known = COMMANDS.join("、");
  if (word === undefined) return error("option/missing-command", option("shokan"), { known });
  const nearest = nearestName(word, COMMANDS) ?? "";
  return error("option/unknown-command", option(word), { command: word, nearest, known });
}

type Problems = (
  listed: string,
  command: CommandName,
  args: readonly string[],
) => readonly Diagnostic[];

const KINDS: readonly (readonly [RegExp, Problems])[] = [
  [/^Unknown arguments?: (.+)$/su, unknownArguments],
  [
    /^Missing required arguments?: (.+)$/su,
    (listed) =>
      namesIn(listed).map((name) => error("option/missing-option", option(name), { name })),
  ],
  [
    /^Not enough arguments following: (.+)$/su,
    (listed) =>
      namesIn(listed).map((name) => error("option/missing-value", option(name), { name })),
  ],
  [
    /^(Not enough non-option arguments)/u,
    (_, command) =>
      command === "fonts" || command === "layout" || command === "studio" || command === "worker"
        ? [] // These need none.
        : [error("option/missing-argument", option(command), { command })],
  ],
  [/^Invalid values:\n(.+)$/su, badChoices],
];

// yargs names an unknown option twice, as `print-rn` and `printRn`, and a word too many as well.
function unknownArguments(
  listed: string,
  command: CommandName,
  args: readonly string[],
): readonly Diagnostic[] {
  const typed = args.flatMap((arg) => /^--?(?<name>[^=]+)/u.exec(arg)?.groups?.["name"] ?? []);
  return listed.split(", ").flatMap((name) => {
    if (typed.includes(name)) {
      const nearest = nearestName(name, OPTION_NAMES[command]) ?? "";
      const values = { name: `--${name}`, nearest: nearest === "" ? "" : `--${nearest}`, command };
      return [error("option/unknown-option", option(`--${name}`), values)];
    }
    return args.includes(name)
      ? [error("option/unexpected-argument", option(name), { found: name, command })]
      : [];
  });
}

function badChoices(listed: string): readonly Diagnostic[] {
  return [...listed.matchAll(CHOICE)].map(({ groups }) => {
    const name = `--${groups?.["name"] ?? ""}`;
    const found = groups?.["found"] ?? "";
    const choices = [...(groups?.["choices"] ?? "").matchAll(/"(?<choice>[^"]+)"/gu)].flatMap(
      (match) => match.groups?.["choice"] ?? [],
    );
    const nearest = nearestName(found, choices) ?? "";
    const values = { name, found, nearest, choices: choices.join("、") };
    return error("option/bad-choice", option(name), values);
  });
}

function namesIn(listed: string): readonly string[] {
  return listed.split(", ").map((name) => `--${name}`);
}

function option(name: string): { readonly kind: "option"; readonly name: string } {
  return { kind: "option", name };
}

const CHOICE = /Argument: (?<name>[^,]+), Given: "?(?<found>.*?)"?, Choices: (?<choices>.+)/gu;
