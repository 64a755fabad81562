import type { Diagnostic } from "../../base/diagnostic.ts";
import type { FormatTools, LetterFormats } from "../../letter/letter-format.ts";
import type { LetterMaker } from "../../letter/letter-maker.ts";
import { numberRecipients } from "../../letter/number-recipients.ts";
import { withoutEchoes } from "../../letter/without-echoes.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Letter } from "../../model/letter.ts";
import type { Edition } from "../../model/letter-settings.ts";
import type { PagedDocument } from "../../model/paged-document.ts";
import type { Recipient, RecipientList } from "../../model/recipient.ts";
import type { OpenedFile } from "./opened-file.ts";

/** A letter of an opened template to somebody of the opened lists. */
export interface FoundLetter {
  readonly recipient: Recipient;
  readonly version: string | undefined;
  /** Undefined if it could not be merged. */
  readonly letter: Letter | undefined;
  /** Undefined where something is wrong with it, or where Word alone knows its pages. */
  readonly document: PagedDocument | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Gives the formats that are at hand. */
type FormatsOf = (tools: FormatTools) => LetterFormats;

/** The letters of an opened template. */
export interface Letters {
  /** The addressees with their numbers, where the template asks for them. */
  readonly list: RecipientList;
  /** The letter to the addressee in a place; undefined where there is nobody. */
  readonly at: (place: number, edition: Edition) => FoundLetter | undefined;
  /** Writes a letter that has no errors. */
  readonly write: (
    found: FoundLetter,
    edition: Edition,
    format: "pdf" | "docx",
    formats: FormatsOf,
  ) => Promise<Uint8Array>;
  /** What is wrong with the letter to the addressee in a place; it is not laid out for that. */
  readonly problemsAt: (place: number, edition: Edition) => readonly Diagnostic[];
  /** What is wrong with the lists as this template uses them, bit by bit: the rows for themselves after the whole. */
  readonly checkLists: () => AsyncIterable<readonly Diagnostic[]>;
}

/** Gives the letters of a template to the addressees of lists, each made when it is asked for. */
export function lettersOf(
  { template, isWord, makerOf }: OpenedFile,
  lists: RecipientList,
  faces: readonly FontFace[],
  formats: FormatsOf,
): Letters {
  const { recipients } = lists;
  const numbered = numberRecipients(
    lists.columns,
    { recipients, placeAt: (index) => index + 1 },
    template,
  );
  // By the formats that they write: a maker keeps what its letters share.
  const makers = new Map<FormatsOf, Map<Edition, LetterMaker>>();
  const makerFor = (edition: Edition, wanted: FormatsOf): LetterMaker => {
    const known = makers.get(wanted) ?? new Map<Edition, LetterMaker>();
    makers.set(wanted, known);
    const maker = known.get(edition) ?? makerOf(edition, faces, wanted);
    known.set(edition, maker);
    return maker;
  };
  const { list } = numbered;
  const merged = (recipient: Recipient, edition: Edition): ReturnType<typeof mergeLetter> => {
    const { letter, problems } = mergeLetter(
      recipient,
      { maker: makerFor(edition, formats), template },
      list.columns,
    );
    return { letter, problems: withoutEchoes(problems, template) };
  };
  return {
    list,
    at: (place, edition) => {
      const recipient = list.recipients.at(place);
      if (recipient === undefined) return undefined;
      const version = template.versionOf(recipient);
      const { letter, problems } = merged(recipient, edition);
      const isRefused = isWord || problems.some(({ severity }) => severity === "error");
      return {
        recipient,
        version: version.ok ? version.value : undefined,
        letter,
        document: letter && !isRefused ? makerFor(edition, formats).layOut(letter) : undefined,
        problems,
      };
    },
    problemsAt: (place, edition) => {
      const recipient = list.recipients.at(place);
      return recipient === undefined ? [] : merged(recipient, edition).problems;
    },
    write: async ({ letter, recipient }, edition, format, all) => {
      if (letter === undefined) throw new Error("a letter with errors is not written");
      // A Word file's letter is filled where it was merged.
      const maker = makerFor(edition, isWord ? formats : all);
      const source = maker.sourceOf(recipient);
      const ready = { ...maker.whole(letter, recipient), source };
      return (await maker.formats[format]().make(ready)).bytes;
    },
    async *checkLists() {
      yield numbered.problems;
      yield* template.checkInParts(list);
      // Comes when the first letter has long been seen.
      const { checkPrinted } = await import("../../letter/check-printed.ts");
      yield* checkPrinted(list, template);
    },
  };
}

function mergeLetter(
  recipient: Recipient,
  {
    maker,
    template,
  }: Pick<OpenedFile, "template"> & {
    readonly maker: LetterMaker;
  },
  columns: readonly string[],
): Pick<FoundLetter, "letter" | "problems"> {
  // What shows only beside other rows is not asked of one.
  const listed = template
    .checkList({ columns, recipients: [recipient] })
    .filter(({ severity, code }) => severity === "error" && code !== "template/condition-unsure");
  if (listed.length > 0) return { letter: undefined, problems: listed };
  const composed = maker.compose(recipient);
  if (!composed.ok) return { letter: undefined, problems: composed.errors };
  const letter = composed.value;
  return { letter, problems: [...composed.warnings, ...maker.check(letter, recipient, [])] };
}
