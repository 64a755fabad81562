import { isAbsolute, relative, resolve, sep } from "node:path";
import { cwd } from "node:process";
import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { MergeRequest, Shard, WhereCondition } from "../job/plan/merge-options.ts";
import { FORMAT_IDS, isFormatId, PRINT_RUN } from "../model/output-format.ts";
import type { MergeArguments } from "./command-options.ts";
import { elsewhereProblems } from "./elsewhere-of.ts";
import { wholeNumber } from "./whole-number.ts";

/**
 * Turns what was typed into a run's options.
 *
 * Errors: `option/bad-condition`, `option/bad-setting`, `option/bad-number`, `option/bad-choice`, `option/bad-shard`,
 * `option/missing-value`, `option/given-twice`, `option/out-holds-inputs`.
 */
export function mergeOptionsOf(args: MergeArguments): Outcome<MergeRequest> {
  const problems: Diagnostic[] = [];
  const format = allOf(args.format);
  const typed = splitList(format.normalize("NFKC").toLowerCase());
  const formats = typed.filter(isFormatId);
  const hasPrintRun = typed.includes(PRINT_RUN);
  const unknown = typed.find((word) => !(isFormatId(word) || word === PRINT_RUN));
  if (typed.length === 0 || unknown !== undefined) {
    problems.push(unknownFormat(unknown ?? format));
  }
  problems.push(...foldersThatHoldInputs(args), ...elsewhereProblems(args));
  if (args.recipients.length === 0) {
    const name = "--recipients";
    problems.push(error("option/missing-value", option(name), { name }));
  }
  const jobs = countOf("--jobs", args.jobs, 0, problems);
  const volume = countOf("--volume", args.volume, 1, problems);
  const options: MergeRequest = {
    template: args.template,
    recipients: args.recipients,
    characters: args.characters,
    out: args.out,
    formats: [...new Set(formats)],
    pdfEngine: args.pdfEngine,
    edition: args.edition,
    where: conditionsOf(args.where ?? [], problems),
    only: args.only === undefined ? [] : splitList(allOf(args.only)),
    printRun: args.printRun || hasPrintRun,
    volume,
    duplex: args.duplex,
    verify: args.verify,
    jobs,
    strict: args.strict,
    hidden: args.hidden,
    allow: (args.allow ?? []).flatMap(splitList).map(allowanceOf),
    set: settingsOf(args.set ?? [], problems),
    restart: args.restart,
    reprint: args.reprint,
    shard: shardOf(args.shard, problems),
    join: args.join ?? [],
  };
  return outcomeOf(options, problems);
}

/** What was typed after an option that may be given more than once: yargs then gives an array, whatever its types say. */
function allOf(typed: string): string {
  return [typed].flat().join(",");
}

/** A run's folder is the run's alone: it is moved aside whole and tidied up. */
function foldersThatHoldInputs(args: MergeArguments): readonly Diagnostic[] {
  const { out } = args;
  if (out === undefined) return [];
  const inputs = [args.template, ...args.recipients, args.characters].filter(isGiven);
  const found = isInside(cwd(), out) ? "." : inputs.find((path) => isInside(path, out));
  return found === undefined
    ? []
    : [error("option/out-holds-inputs", option("--out"), { out, found })];
}

function isGiven(path: string | undefined): path is string {
  return path !== undefined;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

function conditionsOf(texts: readonly string[], problems: Diagnostic[]): readonly WhereCondition[] {
  return texts.flatMap(splitList).flatMap((text) => {
    const [column, values] = pairOf(text);
    if (column !== undefined) return [{ column, values: values.split("|") }];
    problems.push(error("option/bad-condition", option("--where"), { found: text }));
    return [];
  });
}

/** 品番=1E+05 or 品番=1E+05|#N/A lets these values pass, 品番 alone whatever the column holds. */
function allowanceOf(text: string): NonNullable<MergeRequest["allow"]>[number] {
  const [column, values] = pairOf(text);
  return column === undefined
    ? { column: text, values: undefined }
    : { column, values: values.split("|") };
}

function settingsOf(texts: readonly string[], problems: Diagnostic[]): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const text of texts) {
    const [name, value] = pairOf(text);
    if (name === undefined) {
      problems.push(error("option/bad-setting", option("--set"), { found: text }));
    } else if (settings.has(name) && settings.get(name) !== value) {
      problems.push(error("option/given-twice", option("--set"), { name: `--set ${name}` }));
    } else settings.set(name, value);
  }
  return settings;
}

function shardOf(typed: string | undefined, problems: Diagnostic[]): Shard | undefined {
  if (typed === undefined) return undefined;
  const parts = /^\s*(?<index>\d{1,4})\s*\/\s*(?<count>\d{1,4})\s*$/u.exec(typed.normalize("NFKC"));
  const index = Number(parts?.groups?.["index"]);
  const count = Number(parts?.groups?.["count"]);
  if (index >= 1 && index <= count) return { index, count };
  problems.push(error("option/bad-shard", option("--shard"), { found: typed }));
  return undefined;
}

function countOf(
  name: string,
  typed: string | undefined,
  least: number,
  problems: Diagnostic[],
): number | undefined {
  if (typed === undefined) return undefined;
  const count = wholeNumber(name, typed, least);
  if (count.ok) return count.value;
  problems.push(...count.errors);
  return undefined;
}

function option(name: string): { readonly kind: "option"; readonly name: string } {
  return { kind: "option", name };
}

function unknownFormat(found: string): Diagnostic {
  const name = "--format";
  const words = [...FORMAT_IDS, PRINT_RUN];
  const nearest = nearestName(found, words) ?? "";
  const choices = words.join("、");
  return error("option/bad-choice", option(name), { name, found, nearest, choices });
}

function splitList(text: string): readonly string[] {
  return text
    .split(/[,，、]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Parts `name=value` at the first equals sign, half or full width. */
function pairOf(text: string): readonly [string | undefined, string] {
  const match = /^\s*(?<name>[^=＝]+?)\s*[=＝](?<value>.*)$/su.exec(text);
  return [match?.groups?.["name"], match?.groups?.["value"] ?? ""];
}
