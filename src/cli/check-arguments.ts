import { type Diagnostic, error } from "../base/diagnostic.ts";
import { COMMANDS, OPTION_NAMES } from "./command-options.ts";

/**
 * Looks at a command line before yargs does, for what yargs lets through: an option whose value is blank, one that is given
 * twice although only one value can hold, and one whose hyphens are no hyphens, which would be taken for a file.
 *
 * Errors: `option/blank-value`, `option/given-twice`, `option/unknown-option`.
 */
export function checkArguments(args: readonly string[]): readonly Diagnostic[] {
  const command = COMMANDS.find((name) => args.includes(name));
  const known: ReadonlySet<string> = new Set(command === undefined ? [] : OPTION_NAMES[command]);
  const seen = new Set<string>();
  const misspelt = args.flatMap((arg) => {
    const name = DASHES.exec(arg)?.groups?.["name"]?.normalize("NFKC").toLowerCase() ?? "";
    if (!known.has(name) || command === undefined) return [];
    const values = { name: arg, nearest: `--${name}`, command };
    return [error("option/unknown-option", { kind: "option", name: arg }, values)];
  });
  const found = optionsOf(args).flatMap(({ name, values }) => {
    if (!known.has(name) || FLAGS.has(name)) return [];
    const at = { kind: "option", name: `--${name}` } as const;
    const isTwice = seen.has(name) && !SEVERAL.has(name);
    seen.add(name);
    return [
      ...(values.some((value) => !/\S/u.test(value))
        ? [error("option/blank-value", at, { name: at.name })]
        : []),
      ...(isTwice ? [error("option/given-twice", at, { name: at.name })] : []),
    ];
  });
  return [...misspelt, ...found];
}

/** The options with what follows each, up to the next. */
function optionsOf(
  args: readonly string[],
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  const options: { readonly name: string; readonly values: string[] }[] = [];
  for (const arg of args) {
    const [, name, value] = /^--(?<name>[A-Za-z][^=]*)(?:=(?<value>.*))?$/su.exec(arg) ?? [];
    if (name !== undefined) {
      options.push({ name: kebabCase(name), values: value === undefined ? [] : [value] });
    } else options.at(-1)?.values.push(arg);
  }
  return options;
}

/** yargs accepts an option as `printRun` as well as `print-run`. */
function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** An option after hyphens of another kind, as an input method or a word processor makes them. */
const DASHES = /^(?!--)[\p{Pd}ーｰ−─]{1,2}(?<name>[\p{L}-]+)/u;

/** Options without a value; to say them twice does no harm. */
const FLAGS: ReadonlySet<string> = new Set([
  "json",
  "help",
  "version",
  "strict",
  "print-run",
  "duplex",
  "restart",
  "watch",
  "horizontal",
  "no-open",
]);

/** Options whose every value counts. */
const SEVERAL: ReadonlySet<string> = new Set([
  "recipients",
  "where",
  "set",
  "join",
  "only",
  "format",
]);
