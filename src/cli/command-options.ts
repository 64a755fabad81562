import type { ArgumentsCamelCase, Argv } from "yargs";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { HIDDEN_ROWS, type HiddenRows } from "../model/hidden-rows.ts";
import type { AdjustmentPolicy, JaLatinGap, KinsokuLevel } from "../model/page-format.ts";
import { PDF_ENGINES, type PdfEngine } from "../model/pdf-engine.ts";
import { VERIFY_MODES, type VerifyMode } from "../model/verify-mode.ts";
import type { PackOptionTypes, RecreateOptionTypes } from "./archive-options.ts";
import type { CommonArguments } from "./common-arguments.ts";
import { textOf } from "./texts.ts";
import type { WorkerOptionTypes } from "./worker-options.ts";

/** Options of `merge` and `check`, by the names that are typed. */
export interface MergeOptionTypes extends CommonArguments {
  template: string;
  recipients: string[];
  edition: "corrected" | "as-issued";
  where: string[] | undefined;
  only: string | undefined;
  set: string[] | undefined;
  characters: string | undefined;
  strict: boolean;
  allow: string[] | undefined;
  hidden: HiddenRows | undefined;
  jobs: string | undefined;
  out: string | undefined;
  format: string;
  "pdf-engine": PdfEngine | undefined;
  "print-run": boolean;
  volume: string | undefined;
  duplex: boolean;
  verify: VerifyMode;
  restart: boolean;
  reprint: string | undefined;
  shard: string | undefined;
  join: string[] | undefined;
  queue: string | undefined;
  store: string | undefined;
  endpoint: string | undefined;
  wait: string;
  metrics: string | undefined;
}

/** Options of `check`, by the names that are typed. */
export interface CheckOptionTypes extends MergeOptionTypes {
  watch: boolean;
  report: string | undefined;
}

/** Options of `layout`, by the names that are typed. */
export interface LayoutOptionTypes extends CommonArguments {
  file: string | undefined;
  measure: string;
  policy: AdjustmentPolicy;
  kinsoku: KinsokuLevel;
  hanging: "on" | "off";
  "ja-latin-gap": JaLatinGap;
  indent: string;
  horizontal: boolean;
  font: string | undefined;
}

/** Options of `studio`, by the names that are typed. */
export interface StudioOptionTypes extends CommonArguments {
  folder: string | undefined;
  "no-open": boolean;
}

/** Options of `import`, by the names that are typed. */
export interface ImportOptionTypes extends CommonArguments {
  letter: string;
  out: string | undefined;
  accept: string | undefined;
}

/** Options of `back`, by the names that are typed. */
export interface BackOptionTypes extends CommonArguments {
  letter: string;
  run: string;
  apply: boolean;
  only: string | undefined;
  template: string | undefined;
  recipients: string[] | undefined;
  characters: string | undefined;
}

/** The commands. */
export const COMMANDS = [
  "merge",
  "check",
  "init",
  "import",
  "back",
  "layout",
  "verify",
  "text",
  "fields",
  "fonts",
  "studio",
  "pack",
  "recreate",
  "worker",
] as const;

/** The name of a command. */
export type CommandName = (typeof COMMANDS)[number];

const COMMON: Readonly<Record<keyof CommonArguments | "help" | "version", true>> = {
  lang: true,
  json: true,
  help: true,
  version: true,
};
const IMPORT: Readonly<Record<Exclude<keyof ImportOptionTypes, "letter">, true>> = {
  ...COMMON,
  out: true,
  accept: true,
};
const BACK: Readonly<Record<Exclude<keyof BackOptionTypes, "letter">, true>> = {
  ...COMMON,
  run: true,
  apply: true,
  only: true,
  template: true,
  recipients: true,
  characters: true,
};
const PACK: Readonly<Record<Exclude<keyof PackOptionTypes, "run" | "archive">, true>> = {
  ...COMMON,
  letters: true,
  template: true,
  recipients: true,
  characters: true,
};
const RECREATE: Readonly<Record<Exclude<keyof RecreateOptionTypes, "archive">, true>> = {
  ...COMMON,
  only: true,
  out: true,
};
const MERGE: Readonly<Record<Exclude<keyof MergeOptionTypes, "template">, true>> = {
  ...COMMON,
  recipients: true,
  edition: true,
  where: true,
  only: true,
  set: true,
  characters: true,
  strict: true,
  allow: true,
  hidden: true,
  jobs: true,
  out: true,
  format: true,
  "pdf-engine": true,
  "print-run": true,
  volume: true,
  duplex: true,
  verify: true,
  restart: true,
  reprint: true,
  shard: true,
  join: true,
  queue: true,
  store: true,
  endpoint: true,
  wait: true,
  metrics: true,
};
const WORKER: Readonly<Record<keyof WorkerOptionTypes, true>> = {
  ...COMMON,
  queue: true,
  store: true,
  endpoint: true,
  jobs: true,
  lock: true,
  metrics: true,
};
const LAYOUT: Readonly<Record<Exclude<keyof LayoutOptionTypes, "file">, true>> = {
  ...COMMON,
  measure: true,
  policy: true,
  kinsoku: true,
  hanging: true,
  "ja-latin-gap": true,
  indent: true,
  horizontal: true,
  font: true,
};

/** The options of every command, for suggesting the nearest. */
export const OPTION_NAMES: Readonly<Record<CommandName, readonly string[]>> = {
  merge: Object.keys(MERGE),
  check: [...Object.keys(MERGE), "watch", "report"],
  layout: Object.keys(LAYOUT),
  init: Object.keys(COMMON),
  import: Object.keys(IMPORT),
  back: Object.keys(BACK),
  verify: Object.keys(COMMON),
  text: Object.keys(COMMON),
  fields: Object.keys(COMMON),
  fonts: Object.keys(COMMON),
  studio: [...Object.keys(COMMON), "no-open"],
  pack: Object.keys(PACK),
  recreate: Object.keys(RECREATE),
  worker: Object.keys(WORKER),
};

/** What `merge` and `check` are called with. */
export type MergeArguments = ArgumentsCamelCase<MergeOptionTypes>;

/** What `check` is called with. */
export type CheckArguments = ArgumentsCamelCase<CheckOptionTypes>;

/** What `studio` is called with. */
export type StudioArguments = ArgumentsCamelCase<StudioOptionTypes>;

/** What `layout` is called with. */
export type LayoutArguments = ArgumentsCamelCase<LayoutOptionTypes>;

/** Adds the options of `merge`; `check` has those that do not concern writing. */
export function addMergeOptions(
  parser: Argv<CommonArguments>,
  language: MessageLanguage,
  writes: boolean,
): Argv<MergeOptionTypes> {
  const text = (name: Parameters<typeof textOf>[0]): string => textOf(name, language);
  const hidden = !writes;
  return parser
    .positional("template", { type: "string", demandOption: true, describe: text("template") })
    .option("recipients", {
      type: "string",
      array: true,
      demandOption: true,
      describe: text("recipients"),
    })
    .option("edition", {
      choices: ["corrected", "as-issued"] as const,
      default: "corrected" as const,
      describe: text("edition"),
    })
    .option("where", { type: "string", array: true, describe: text("where") })
    .option("only", { type: "string", describe: text("only") })
    .option("characters", { type: "string", describe: text("characters") })
    .option("set", { type: "string", array: true, describe: text("set") })
    .option("strict", { type: "boolean", default: false, describe: text("strict") })
    .option("allow", { type: "string", array: true, describe: text("allow") })
    .option("hidden", { choices: HIDDEN_ROWS, describe: text("hidden") })
    .option("jobs", { type: "string", describe: text("jobs") })
    .option("out", { type: "string", describe: text("out"), hidden })
    .option("format", { type: "string", default: "pdf,docx", describe: text("format"), hidden })
    .option("pdf-engine", { choices: PDF_ENGINES, describe: text("pdfEngine"), hidden })
    .option("print-run", {
      type: "boolean",
      default: false,
      describe: text("printRun"),
      hidden,
    })
    .option("volume", { type: "string", describe: text("volume"), hidden })
    .option("duplex", { type: "boolean", default: false, describe: text("duplex"), hidden })
    .option("verify", {
      choices: VERIFY_MODES,
      default: "all" as const,
      describe: text("verify"),
      hidden,
    })
    .option("restart", { type: "boolean", default: false, describe: text("restart"), hidden })
    .option("reprint", { type: "string", describe: text("reprint"), hidden })
    .option("shard", { type: "string", describe: text("shard"), hidden })
    .option("join", { type: "string", array: true, describe: text("join"), hidden })
    .option("queue", { type: "string", requiresArg: true, describe: text("queue"), hidden })
    .option("store", { type: "string", requiresArg: true, describe: text("store"), hidden })
    .option("endpoint", { type: "string", requiresArg: true, describe: text("endpoint"), hidden })
    .option("wait", {
      type: "string",
      default: "10",
      requiresArg: true,
      describe: text("wait"),
      hidden,
    })
    .option("metrics", { type: "string", requiresArg: true, describe: text("metrics"), hidden });
}

/** Adds the options of `check`: those of `merge`, except that it shows only those that do not concern writing. */
export function addCheckOptions(
  parser: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<CheckOptionTypes> {
  return addMergeOptions(parser, language, false)
    .option("report", { type: "string", describe: textOf("report", language) })
    .option("watch", { type: "boolean", default: false, describe: textOf("watch", language) });
}

/** Adds the options of `studio`. */
export function addStudioOptions(
  parser: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<StudioOptionTypes> {
  return parser
    .positional("folder", { type: "string", describe: textOf("studioFolder", language) })
    .option("no-open", { type: "boolean", default: false, describe: textOf("noOpen", language) });
}

/** Adds the options of `layout`. */
export function addLayoutOptions(
  parser: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<LayoutOptionTypes> {
  const describe = (ja: string, en: string): string => (language === "ja" ? ja : en);
  return parser
    .positional("file", {
      type: "string",
      describe: describe(
        "1行1段落の文字だけのファイル。- は標準入力",
        "plain text, one paragraph per line; - for stdin",
      ),
    })
    .option("measure", {
      type: "string",
      demandOption: true,
      describe: describe("字詰め（1行の字数）", "characters per line"),
    })
    .option("policy", {
      choices: ["solid", "compromise", "expand-only"] as const,
      default: "compromise" as const,
      describe: describe("行の調整の方針", "what gives way first"),
    })
    .option("kinsoku", {
      choices: [
        "very-strict",
        "strict",
        "loose",
        "very-loose",
        "css-strict",
        "css-normal",
        "css-loose",
      ] as const,
      default: "very-strict" as const,
      describe: describe("禁則の強さ", "prohibition rules"),
    })
    .option("hanging", {
      choices: ["on", "off"] as const,
      default: "off" as const,
      describe: describe("ぶら下げ", "hanging punctuation"),
    })
    .option("ja-latin-gap", {
      choices: ["0", "1/8", "1/6", "1/4"] as const,
      default: "1/4" as const,
      describe: describe("和欧間のアキ（全角に対する比）", "gap between Japanese and Latin, in em"),
    })
    .option("indent", {
      type: "string",
      default: "0",
      describe: describe("1行目の字下げ（字数）", "indent of the first line, in characters"),
    })
    .option("horizontal", {
      type: "boolean",
      default: false,
      describe: describe("横組みにします", "set horizontally"),
    })
    .option("font", { type: "string", describe: describe("フォント", "font") });
}

/** Adds what `import` takes. */
export function addImportOptions(
  options: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<ImportOptionTypes> {
  return options
    .positional("letter", {
      type: "string",
      demandOption: true,
      describe: textOf("importLetter", language),
    })
    .option("out", { type: "string", requiresArg: true, describe: textOf("importOut", language) })
    .option("accept", { type: "string", requiresArg: true, describe: textOf("accept", language) });
}

/** Adds what `back` takes. */
export function addBackOptions(
  options: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<BackOptionTypes> {
  const text = (name: Parameters<typeof textOf>[0]): string => textOf(name, language);
  return options
    .positional("letter", { type: "string", demandOption: true, describe: text("backLetter") })
    .option("run", {
      type: "string",
      demandOption: true,
      requiresArg: true,
      describe: text("backRun"),
    })
    .option("apply", { type: "boolean", default: false, describe: text("backApply") })
    .option("only", { type: "string", requiresArg: true, describe: text("backOnly") })
    .option("template", { type: "string", requiresArg: true, describe: text("backTemplate") })
    .option("recipients", { type: "string", array: true, describe: text("backRecipients") })
    .option("characters", { type: "string", describe: text("characters") });
}
