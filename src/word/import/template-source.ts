import { lossWord } from "../../base/messages/import-losses.ts";
import type { Block, BlockRole, Inline } from "../../model/letter.ts";
import { blockText, isTextBlock } from "../../model/letter-text.ts";
import {
  type ImportedLetter,
  type ImportedLine,
  TAG_CHARACTER,
  tagCharacter,
} from "./imported-letter.ts";
import { type Lifted, liftSettings } from "./lift-settings.ts";
import type { Loss } from "./loss.ts";
import type { Row } from "./merge-field.ts";
import { withPlaceName } from "./references.ts";
import { rowOf } from "./row-of.ts";
import { printSettings, type Setting } from "./setting.ts";

/** A role that was guessed, or words that a tag took the place of: what a person looks at once (要確認). */
export type Guess =
  | {
      readonly kind: "role";
      readonly paragraph: number;
      readonly role: BlockRole /** The notation's word for the role. */;
      readonly name: string;
      readonly text: string;
    }
  | {
      readonly kind: "tag";
      readonly paragraph: number;
      readonly was: string;
      readonly now: string;
    };

/** A template made of an imported letter. */
export interface TemplateSource {
  readonly text: string;
  readonly guesses: readonly Guess[];
  /** The row of a list that makes the letter again: a value for each column. */
  readonly row: Row;
}

/**
 * Writes the template of an imported letter (ひな形), `print` writing a block in the notation, its notes at their marks.
 *
 * Shape: what was guessed and what was lost is in comments before its line, which no letter shows.
 */
export function templateSource(
  letter: ImportedLetter,
  fileName: string,
  print: (block: Block, notes: ImportedLetter["notes"]) => string,
): TemplateSource {
  const { settings, lifted } = liftSettings(letter, fileName);
  const row = rowOf(
    letter.tags,
    lifted.map(({ columns }) => columns),
  );
  const optional = letter.tags.flatMap(({ columns }) =>
    [...columns].flatMap(([column, { isOptional }]) => (isOptional ? [column] : [])),
  );
  const required = [...row.keys()].filter((column) => !optional.includes(column));
  const head: [string, Setting][] = [...settings, ...letter.settings];
  head.push(["必要な列", { kind: "list", items: required }]);
  if (optional.length > 0) head.push(["任意の列", { kind: "list", items: [...new Set(optional)] }]);
  const tags = new Map(letter.tags.map(({ character, tag }) => [character, tag]));
  let told = 0;
  let body = "";
  for (const [index, line] of letter.lines.entries()) {
    const own = lifted.find((one) => one.line === index);
    const notes = [
      ...lossNotes(letter, (loss) =>
        index === 0
          ? loss.paragraph <= line.paragraph
          : told < loss.paragraph && loss.paragraph <= line.paragraph,
      ),
      ...(line.isGuessed && isTextBlock(line.block)
        ? [`確認: ${ROLE_WORDS[line.block.type]} と見ました`]
        : []),
    ];
    told = Math.max(told, line.paragraph);
    if (notes.length > 0) body += `{{!-- ${notes.join("。")} --}}\n`;
    body +=
      own === undefined
        ? withTags(printed(line, letter, print), tags)
        : withTags(
            print(withText(line.block, OWN_TAG), letter.notes),
            new Map([[OWN_TAG, own.now]]),
          );
  }
  for (const note of lossNotes(letter, ({ paragraph }) => paragraph > told))
    body += `{{!-- ${note} --}}\n`;
  const text = `---\n${HEAD_NOTE}${printSettings(new Map(head))}---\n${body}`;
  return { text, guesses: guessesOf(letter, lifted, tags), row };
}

function guessesOf(
  { lines }: ImportedLetter,
  lifted: readonly Lifted[],
  tags: ReadonlyMap<string, string>,
): readonly Guess[] {
  return lines.flatMap(({ block, isGuessed, paragraph }, index): readonly Guess[] => {
    const own = lifted.find(({ line }) => line === index);
    const role: readonly Guess[] =
      isGuessed && isTextBlock(block)
        ? [
            {
              kind: "role",
              paragraph,
              role: block.type,
              name: ROLE_WORDS[block.type],
              text: blockText(block).replaceAll(TAGS, (one) => tags.get(one) ?? one),
            },
          ]
        : [];
    const tag: readonly Guess[] =
      own === undefined ? [] : [{ kind: "tag", paragraph, was: own.was, now: own.now }];
    return [...role, ...tag];
  });
}

const HEAD_NOTE = `# 取り込んだ文書のひな形です。行頭が # の行と、{{!-- --}} の中は、書簡には出ません。
# 表題・種別・体裁と、「確認:」の付いた行の役割は推測です。違っていたら直してください。
`;

/** Stands for the tags of a whole line. */
const OWN_TAG = tagCharacter(0xff_fd);

/** What is lost between the line before and this one, tables and the like that have no line of their own too. */
function lossNotes({ losses }: ImportedLetter, isHere: (loss: Loss) => boolean): readonly string[] {
  const names = losses.filter(isHere).map(({ what }) => lossWord(what, "ja"));
  return names.length === 0 ? [] : [`移していないもの: ${[...new Set(names)].join("、")}`];
}

function withText(block: Block, text: string): Block {
  if (!("inlines" in block)) return block;
  return { ...block, inlines: inItsLook(block.inlines, text) };
}

/** Another text in the look that a whole line has. */
function inItsLook([only]: readonly Inline[], text: string): readonly Inline[] {
  if (only?.type === "lined-text") return [{ ...only, children: inItsLook(only.children, text) }];
  return [{ type: "text", text, origin: undefined }];
}

/** The line of a block; one that sentences lead to, an item or what a figure is called, has a name. */
function printed(
  { block, anchor, said }: ImportedLine,
  { notes, references }: ImportedLetter,
  print: (block: Block, notes: ImportedLetter["notes"]) => string,
): string {
  if (said !== undefined) return `${said}\n`;
  const name = anchor === undefined ? undefined : references?.get(anchor);
  const isNumbered = block.type === "list-item" && block.level !== undefined;
  const isNamed = isNumbered || block.type === "figure-caption";
  const line = print(block, notes);
  return name === undefined || !isNamed ? line : withPlaceName(line, name);
}

/** Puts the tags for their characters; a backslash before one would take its meaning away. */
function withTags(line: string, tags: ReadonlyMap<string, string>): string {
  return line
    .replaceAll(BEFORE_TAG, "※［＃U+005C］")
    .replaceAll(TAGS, (character) => tags.get(character) ?? character);
}

const BEFORE_TAG = new RegExp(`\\\\(?=${TAG_CHARACTER.source})`, "gu");
const TAGS = new RegExp(TAG_CHARACTER.source, "gu");

/** The words for roles, as in the notation. */
const ROLE_WORDS: Readonly<Record<BlockRole, string>> = {
  paragraph: "本文",
  salutation: "頭語",
  "complimentary-close": "結語",
  "date-line": "日付",
  sender: "差出人",
  addressee: "宛名",
  "document-number": "文書番号",
  subject: "件名",
  heading: "見出し",
  "notes-head": "記",
  "notes-end": "以上",
  "list-item": "項目",
  postscript: "追伸",
  "corner-mark": "右肩",
  figure: "図",
  "figure-caption": "図の題",
};
