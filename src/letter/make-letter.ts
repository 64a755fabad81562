import type { Diagnostic } from "../base/diagnostic.ts";
import { messageOf } from "../base/messages/messages.ts";
import { portableWorld } from "../base/portable-world.ts";
import { TOOL } from "../base/tool.ts";
import type { World } from "../base/world.ts";
import { guardRecipients } from "../data/guard/guard-recipients.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import type { Edition } from "../model/letter-settings.ts";
import { type FormatId, USUAL_FORMATS } from "../model/output-format.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import { type Recipient, recipientOf } from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";
import { letterFormats } from "./letter-formats.ts";
import { createLetterMaker, type LetterMaker } from "./letter-maker.ts";

/** One letter, from a record to its files, in memory. */
export interface MadeLetter {
  /** The letter as it is marked up; undefined if it could not be merged. */
  readonly letter: Letter | undefined;
  /** The letter's pages; undefined if something is wrong with it. */
  readonly document: PagedDocument | undefined;
  /** Everything that was found for PDF and Word, errors and warnings (注意). A format is refused for errors of its own, all are for what they share. */
  readonly problems: readonly Diagnostic[];
  /** The letter as PDF. Errors: throws `LetterRefused`. */
  readonly pdf: () => Uint8Array;
  /** The letter as Word file. Errors: rejects with `LetterRefused`. */
  readonly docx: () => Promise<Uint8Array>;
  /** The letter in any format. Errors: rejects with `LetterRefused`, also for what this format alone cannot hold. */
  readonly file: (format: FormatId) => Promise<Uint8Array>;
}

/** A file was asked for of a letter that has errors; `problems` says which. */
export class LetterRefused extends Error {
  override readonly name = "LetterRefused";
  readonly problems: readonly Diagnostic[];

  constructor(problems: readonly Diagnostic[]) {
    super(problems.map((problem) => messageOf(problem, "en").message).join("\n"));
    this.problems = problems;
  }
}

/** How letters are made, besides template, record and faces. */
export interface MakeOptions {
  /** The text of passages with an edition note; `corrected` if not given. */
  readonly edition?: Edition;
  /** Digests; reckoned in JavaScript if not given. Node's are faster, and the same. */
  readonly world?: World;
}

/**
 * Makes one letter in memory: merges, checks, lays out, and writes what is asked for.
 *
 * Shape: `record` is an addressee of a list, or its columns by name; `faces` in the order in which they are tried. The same
 * record, template, faces and options give the bytes that a run gives.
 * Errors: none are thrown about the input; `problems` holds what `check` would say of template and record together.
 */
export function makeLetter(
  template: Template,
  record: Recipient | Readonly<Record<string, string>>,
  faces: readonly FontFace[],
  options: MakeOptions = {},
): MadeLetter {
  const { edition = "corrected", world = portableWorld } = options;
  const maker = createLetterMaker({
    template,
    edition,
    faces,
    world,
    tool: TOOL,
    formats: letterFormats,
  });
  return letterOf(maker, template, isRecipient(record) ? record : recipientOf(record));
}

function letterOf(maker: LetterMaker, template: Template, recipient: Recipient): MadeLetter {
  const columns = [...recipient.fields.keys()];
  const list = { columns, recipients: [recipient] };
  const { conditions, settings } = template;
  const { date } = settings;
  const guarded = guardRecipients(list, { conditions, ...(date !== undefined && { date }) });
  const listed = [...guarded, ...template.checkList(list)];
  if (isRefused(listed)) return refused(listed);
  const composed = maker.compose(recipient);
  if (!composed.ok) return refused([...listed, ...composed.errors]);
  const letter = composed.value;
  const common = [...listed, ...composed.warnings];
  const shown = maker.check(letter, recipient, []);
  const whole = maker.whole(letter, recipient);
  const own = USUAL_FORMATS.flatMap((id) => maker.formats[id]().check(whole));
  const problems = [...common, ...maker.warningsOf(USUAL_FORMATS), ...shown, ...own];
  if (isRefused([...common, ...shown])) return refused(problems, letter);
  const ready = { ...whole, source: maker.sourceOf(recipient) };
  // What only one format cannot hold does not stand in the way of the others.
  const file = async (id: FormatId): Promise<Uint8Array> => {
    const { check, make } = maker.formats[id]();
    refuseErrors(check(whole));
    return (await make(ready)).bytes;
  };
  return {
    letter,
    document: maker.layOut(letter),
    problems,
    pdf: () => {
      const { check, make } = maker.formats.pdf();
      refuseErrors(check(whole));
      return make(ready).bytes;
    },
    docx: () => file("docx"),
    file,
  };
}

function errorsIn(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter(({ severity }) => severity === "error");
}

function isRefused(problems: readonly Diagnostic[]): boolean {
  return errorsIn(problems).length > 0;
}

function refuseErrors(problems: readonly Diagnostic[]): void {
  if (isRefused(problems)) throw new LetterRefused(errorsIn(problems));
}

function refused(problems: readonly Diagnostic[], letter?: Letter): MadeLetter {
  const refuse = (): never => {
    throw new LetterRefused(errorsIn(problems));
  };
  const file = async (): Promise<never> => refuse();
  return { letter, document: undefined, problems, pdf: refuse, docx: file, file };
}

function isRecipient(record: Recipient | Readonly<Record<string, string>>): record is Recipient {
  // The cells of a list are kept packed, and are no Map; a column of that name would be a string.
  return typeof record["fields"] === "object";
}
