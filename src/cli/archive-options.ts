import type { Argv } from "yargs";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import type { CommonArguments } from "./common-arguments.ts";
import { type TextName, textOf } from "./texts.ts";

/** Options of `pack`, by the names that are typed. */
export interface PackOptionTypes extends CommonArguments {
  run: string;
  archive: string;
  letters: "files" | "hashes";
  template: string | undefined;
  recipients: string[] | undefined;
  characters: string | undefined;
}

/** Options of `recreate`, by the names that are typed. */
export interface RecreateOptionTypes extends CommonArguments {
  archive: string;
  only: string | undefined;
  out: string;
}

/** Adds what `pack` takes. */
export function addPackOptions(
  options: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<PackOptionTypes> {
  const text = (name: TextName): string => textOf(name, language);
  return options
    .positional("run", { type: "string", demandOption: true, describe: text("packRun") })
    .positional("archive", { type: "string", demandOption: true, describe: text("packArchive") })
    .option("letters", {
      choices: ["files", "hashes"] as const,
      default: "files" as const,
      describe: text("packLetters"),
    })
    .option("template", { type: "string", requiresArg: true, describe: text("backTemplate") })
    .option("recipients", { type: "string", array: true, describe: text("backRecipients") })
    .option("characters", { type: "string", describe: text("characters") });
}

/** Adds what `recreate` takes. */
export function addRecreateOptions(
  options: Argv<CommonArguments>,
  language: MessageLanguage,
): Argv<RecreateOptionTypes> {
  const text = (name: TextName): string => textOf(name, language);
  return options
    .positional("archive", {
      type: "string",
      demandOption: true,
      describe: text("recreateArchive"),
    })
    .option("only", { type: "string", requiresArg: true, describe: text("only") })
    .option("out", {
      type: "string",
      demandOption: true,
      requiresArg: true,
      describe: text("recreateOut"),
    });
}
