import { basename } from "node:path";
import { error } from "../../base/diagnostic.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import { likenessOf } from "../../edits/align.ts";
import type { Letter } from "../../model/letter.ts";
import { letterParagraphs, letterParagraphsInWord } from "../../model/letter-text.ts";
import type { LedgerEntry } from "../../model/run.ts";
import { letterTextHash } from "../../outside/text-hash.ts";
import type { Compose } from "./letters-of-run.ts";
import type { ReopenedRun, RunLetter } from "./reopen-run.ts";

/** The letter of a run that somebody edited, as it was made. */
export interface FoundLetter extends RunLetter {
  readonly letter: Letter;
}

/** How much an edited letter must have in common with the one that it was, from 0 to 1. */
const LEAST_LIKENESS = 0.5;

/** Letters named where more than one may be meant. */
const NAMED = 5;

/**
 * Finds the letter that a file was edited from: by its text, and among letters that are equally near by the file's name. A name
 * that the text contradicts is not believed.
 *
 * Shape: `only` is the code or row that the user names; `path` is the edited file.
 * Errors: `back/no-such-letter`, `back/which-letter`, `back/other-letter`, `back/not-recorded`.
 */
export function findLetter(
  run: ReopenedRun,
  compose: Compose,
  edited: readonly string[],
  { path, only }: { readonly path: string; readonly only: string | undefined },
): Outcome<FoundLetter> {
  const folder = run.folder.shownAs;
  const at = { kind: "file", path } as const;
  const scored = scoredLetters(run, compose, edited, only);
  if (scored === undefined) return failure([error("back/not-recorded", at, { folder })]);
  if (scored.length === 0)
    return failure([error("back/no-such-letter", at, { folder, only: only ?? "" })]);
  const most = Math.max(...scored.map(({ score }) => score));
  const nearest = scored.filter(({ score }) => score === most);
  const named = namedBy(path, scored);
  const candidates = named === undefined ? nearest : nearest.filter((one) => one === named);
  const [chosen] = candidates;
  if (chosen === undefined || candidates.length > 1) {
    const open = named === undefined ? nearest : [named, ...nearest];
    const shown = open.slice(0, NAMED).map(({ entry }) => `${entry.id} ${entry.addressee}`);
    const letters = `${shown.join("、")}${open.length > NAMED ? " …" : ""}`;
    return failure([error("back/which-letter", at, { path, letters })]);
  }
  const { entry, recipient } = chosen;
  const letter = compose(recipient);
  if (!letter.ok) return letter;
  const likeness = likenessOf(letterParagraphsInWord(letter.value).join("\n"), edited.join("\n"));
  if (likeness < LEAST_LIKENESS) {
    const values = { path, folder, addressee: entry.addressee };
    return failure([error("back/other-letter", at, values)]);
  }
  return success({ entry, recipient, letter: letter.value });
}

interface ScoredLetter extends RunLetter {
  /** Paragraphs that the edited file has as they were made. */
  readonly score: number;
}

/** The run's letters with their scores; undefined where one does not come out as it was recorded. */
function scoredLetters(
  { letters }: ReopenedRun,
  compose: Compose,
  edited: readonly string[],
  only: string | undefined,
): readonly ScoredLetter[] | undefined {
  const there = new Set(edited.map((text) => text.trim()));
  const scored: ScoredLetter[] = [];
  for (const { entry, recipient } of letters) {
    if (only !== undefined && entry.id !== only) continue;
    const letter = compose(recipient);
    if (!letter.ok) return undefined;
    const paragraphs = letterParagraphs(letter.value);
    if (letterTextHash(paragraphs) !== entry.textSha256) return undefined;
    const score = letterParagraphsInWord(letter.value).filter((text) =>
      there.has(text.trim()),
    ).length;
    scored.push({ entry, recipient, score });
  }
  return scored;
}

/** The letter whose own file's name is in the name of a file, as in 札幌市長（修正）.docx. */
function namedBy(path: string, letters: readonly ScoredLetter[]): ScoredLetter | undefined {
  const name = basename(path).normalize("NFC");
  const named = letters.filter(({ entry }) => name.startsWith(nameOf(entry)));
  return named.reduce<ScoredLetter | undefined>(
    (longest, one) =>
      longest === undefined || nameOf(one.entry).length > nameOf(longest.entry).length
        ? one
        : longest,
    undefined,
  );
}

function nameOf({ files, id }: LedgerEntry): string {
  const [file] = files;
  return file === undefined
    ? id
    : basename(file.path)
        .replace(/\.[^.]+$/u, "")
        .normalize("NFC");
}
