import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import type { Cell, Recipient } from "../../model/recipient.ts";
import { differsByOne } from "../differs-by-one.ts";
import { nameKey } from "../name-key.ts";
import type { ListCheck } from "./list-check.ts";

/** A column that is headed by the word in which its values end. */
interface WordColumn {
  readonly column: string;
  readonly word: string;
  ending: number;
  readonly near: Cell[];
}

/**
 * Finds names of bodies that nearly end in the word of their heading, as most of their column do: 海南市教育委貝会 below 教育委員会名.
 *
 * Warnings: `csv/word-mistyped`.
 */
export function bodyWordCheck(): ListCheck {
  const files = new Map<string, readonly WordColumn[]>();
  return {
    see: ({ path, fields }) => {
      const columns = files.get(path) ?? wordColumns(fields);
      files.set(path, columns);
      for (const one of columns) {
        const cell = fields.get(one.column);
        const key = nameKey(cell?.value ?? "");
        if (cell === undefined || key === "") continue;
        if (key.endsWith(one.word)) one.ending += 1;
        else if (isNearlyEnding(key, one.word)) one.near.push(cell);
      }
    },
    findings: () => [...files.values()].flat().flatMap(told),
  };
}

function wordColumns(fields: Recipient["fields"]): readonly WordColumn[] {
  const seen = new Set<number>();
  return [...fields].flatMap(([column, { at }]) => {
    const word = WORD.exec(at.written ?? at.header ?? "")?.groups?.["word"];
    if (word === undefined || seen.has(at.column)) return [];
    seen.add(at.column);
    return [{ column, word, ending: 0, near: [] }];
  });
}

function told({ word, ending, near }: WordColumn): readonly Diagnostic[] {
  if (ending <= near.length) return [];
  return near.map(({ value, at }) => {
    const column = at.written ?? at.header ?? "";
    return warning("csv/word-mistyped", at, { value, column, word });
  });
}

/** Long enough that another word is not one character from it: 教育委員会名, 警察署名, 商工会議所名. */
const WORD = /^(?<word>\p{Script=Han}{3,10})名$/u;

/** Whether the end of a name is the word with one character wrong, more or less. */
function isNearlyEnding(key: string, word: string): boolean {
  return [-1, 0, 1].some((more) => {
    const length = word.length + more;
    return key.length > length && differsByOne(key.slice(-length), word);
  });
}
