import { stdout } from "node:process";
import yargs, { type Argv } from "yargs";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { TOOL } from "../base/tool.ts";
import { refusalOf } from "../job/refusal.ts";
import { projectAt } from "../outside/project.ts";
import type { ReaderSource } from "../proof/readers.ts";
import { addPackOptions, addRecreateOptions } from "./archive-options.ts";
import { calledAs } from "./called-as.ts";
import { checkArguments } from "./check-arguments.ts";
import {
  addBackOptions,
  addCheckOptions,
  addImportOptions,
  addLayoutOptions,
  addMergeOptions,
  addStudioOptions,
} from "./command-options.ts";
import { runBack } from "./commands/back.ts";
import { runCheck } from "./commands/check.ts";
import { runFields } from "./commands/fields.ts";
import { runFonts } from "./commands/fonts.ts";
import { runImport } from "./commands/import.ts";
import { runInit } from "./commands/init.ts";
import { runLayout } from "./commands/layout.ts";
import { runMerge } from "./commands/merge.ts";
import { runPack } from "./commands/pack.ts";
import { runRecreate } from "./commands/recreate.ts";
import { runStudio } from "./commands/studio.ts";
import { runText } from "./commands/text.ts";
import { runVerify } from "./commands/verify.ts";
import { runWorker } from "./commands/worker.ts";
import type { CommonArguments } from "./common-arguments.ts";
import { EXIT } from "./exit-code.ts";
import { helpText } from "./help-text.ts";
import { sayAside, sayDiagnostics, sayJson, sayText } from "./output.ts";
import { type TextName, textOf } from "./texts.ts";
import { usageProblems } from "./usage-problems.ts";
import { addWorkerOptions } from "./worker-options.ts";

/**
 * Carries out a command line.
 *
 * Shape: `readers` are processes that several command lines share; each ends its own if not given.
 * Errors: none are thrown; a failure of our own is named as such and gives exit code 70.
 */
export async function runCommandLine(
  args: readonly string[],
  readers?: ReaderSource,
): Promise<number> {
  const language = languageOf(args);
  let begun = Promise.resolve<number>(EXIT.done);
  let wrongUsage: string | undefined;
  // Not waited for by yargs: it would write the help of all commands first, for nobody to read.
  const run: Run = (command) => {
    begun = command;
    command.catch(() => undefined);
  };
  const untaken = checkArguments(args);
  if (untaken.length > 0) {
    sayDiagnostics(untaken, { language, json: args.includes("--json") });
    return EXIT.wrongUsage;
  }
  const parser = commandsOf(language, run, readers)
    .exitProcess(false)
    .fail((message, cause) => {
      // yargs calls this for what was typed wrong (with a message) and for what went wrong before a command began.
      wrongUsage = message ?? undefined;
      throw cause ?? new Error(message);
    });
  try {
    // With a callback yargs hands its help over and prints nothing itself.
    await parser.parseAsync([...args], {}, (_, __, help) => sayHelp(help, language));
    return await begun;
  } catch (cause) {
    if (wrongUsage !== undefined) {
      const problems = usageProblems(wrongUsage, args);
      if (problems === undefined) sayAside(wrongUsage);
      else sayDiagnostics(problems, { language, json: args.includes("--json") });
      sayAside(textOf("seeHelp", language).replaceAll("shokan", calledAs()));
      return EXIT.wrongUsage;
    }
    const output = { language, json: args.includes("--json") };
    const refusal = refusalOf(cause, projectAt());
    if (refusal !== undefined) {
      sayDiagnostics([refusal.diagnostic], output);
      if (output.json) sayJson({ kind: "result", exit: EXIT[refusal.kind] });
      return EXIT[refusal.kind];
    }
    if (output.json) sayJson({ kind: "result", exit: EXIT.ourFault });
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    sayAside(textOf("ourFault", language));
    for (const line of text.split("\n")) sayAside(line);
    return EXIT.ourFault;
  }
}

function sayHelp(help: string, language: MessageLanguage): void {
  if (help === "") return;
  const columns = Math.max(NARROWEST, Math.min(WIDEST, (stdout.columns ?? WIDEST + 1) - 1));
  sayText(helpText(help, language, columns), { language, json: false });
}

/** Columns that the help takes: as the terminal is wide, within what can be read well. */
const NARROWEST = 39;
const WIDEST = 100;

type Run = (command: Promise<number>) => void;

function commandsOf(language: MessageLanguage, run: Run, readers: ReaderSource | undefined): Argv {
  const text = (name: TextName): string => textOf(name, language);
  const common = yargs([])
    .scriptName(calledAs())
    // A name that begins with no- is a switch of its own.
    .parserConfiguration({ "boolean-negation": false })
    // yargs speaks English, which is understood here and said again; only its help is in the user's language.
    .locale("en")
    .updateStrings(language === "ja" ? HELP_WORDS : {})
    .usage(`${text("usage")}: $0 <command>`)
    .version(TOOL)
    .option("lang", {
      choices: ["ja", "en"] as const,
      default: "ja" as const,
      describe: text("lang"),
    })
    .option("json", { type: "boolean", default: false, describe: text("json") });
  return (
    readingCommands(makingCommands(common, language, run, readers), language, run, readers)
      .demandCommand(1, text("needsCommand"))
      .strict()
      .alias("help", "h")
      // The lines are made by helpText, which knows how Japanese ones end.
      .wrap(null)
      .epilogue(text("epilogue"))
  );
}

/** The words of the help that are yargs' own. */
const HELP_WORDS = {
  "Commands:": "コマンド:",
  "Options:": "指定:",
  "Positionals:": "引数:",
  boolean: "有無",
  string: "値",
  number: "数",
  array: "複数可",
  required: "必須",
  "default:": "既定:",
  "choices:": "選択:",
  "Show help": "この説明を表示します",
  "Show version number": "バージョンを表示します",
};

function makingCommands(
  parser: Argv<CommonArguments>,
  language: MessageLanguage,
  run: Run,
  readers: ReaderSource | undefined,
): Argv<CommonArguments> {
  const text = (name: TextName): string => textOf(name, language);
  return parser
    .command(
      "merge <template>",
      text("program.merge"),
      (options) => addMergeOptions(options, language, true),
      (args) => run(runMerge(args, readers)),
    )
    .command(
      "check <template>",
      text("program.check"),
      (options) => addCheckOptions(options, language),
      (args) => run(runCheck(args)),
    )
    .command(
      "studio [folder]",
      text("program.studio"),
      (options) => addStudioOptions(options, language),
      (args) => run(runStudio(args)),
    )
    .command(
      "init <name>",
      text("program.init"),
      (options) =>
        options.positional("name", {
          type: "string",
          demandOption: true,
          describe: text("initName"),
        }),
      (args) => run(runInit(args)),
    )
    .command(
      "import <letter>",
      text("program.import"),
      (options) => addImportOptions(options, language),
      (args) => run(runImport(args)),
    )
    .command(
      "back <letter>",
      text("program.back"),
      (options) => addBackOptions(options, language),
      (args) => run(runBack(args)),
    )
    .command(
      "layout [file]",
      text("program.layout"),
      (options) => addLayoutOptions(options, language),
      (args) => run(runLayout(args)),
    );
}

function readingCommands(
  parser: Argv<CommonArguments>,
  language: MessageLanguage,
  run: Run,
  readers: ReaderSource | undefined,
): Argv<CommonArguments> {
  const named = (name: TextName): { type: "string"; demandOption: true; describe: string } => ({
    type: "string",
    demandOption: true,
    describe: textOf(name, language),
  });
  return parser
    .command(
      "verify <folder>",
      textOf("program.verify", language),
      (options) => options.positional("folder", named("runFolder")),
      (args) => run(runVerify(args)),
    )
    .command(
      "pack <run> <archive>",
      textOf("program.pack", language),
      (options) => addPackOptions(options, language),
      (args) => run(runPack(args)),
    )
    .command(
      "recreate <archive>",
      textOf("program.recreate", language),
      (options) => addRecreateOptions(options, language),
      (args) => run(runRecreate(args)),
    )
    .command(
      "worker",
      textOf("program.worker", language),
      (options) => addWorkerOptions(options, language),
      (args) => run(runWorker(args)),
    )
    .command(
      "text <files..>",
      textOf("program.text", language),
      (options) => options.positional("files", { ...named("files"), array: true }),
      (args) => run(runText(args, readers)),
    )
    .command(
      "fields <template>",
      textOf("program.fields", language),
      (options) => options.positional("template", named("template")),
      (args) => run(runFields(args)),
    )
    .command(
      "fonts",
      textOf("program.fonts", language),
      (options) => options,
      (args) => run(runFonts(args)),
    );
}

function languageOf(args: readonly string[]): MessageLanguage {
  const index = args.indexOf("--lang");
  const value = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith("--lang="));
  return value === "en" || value === "--lang=en" ? "en" : "ja";
}
