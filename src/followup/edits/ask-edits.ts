import { assertNever } from "../../base/assert.ts";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { Location, WordLocation } from "../../base/location.ts";
import type { Edit } from "../../edits/edit.ts";
import { versionsInWord } from "./letter-origins.ts";
import { type ProofCase, proveEdits } from "./prove-edits.ts";

/** Edits that came home, each proved by itself, and what has to be asked of the others. */
export interface AskedEdits {
  readonly traced: readonly Edit[];
  readonly questions: readonly Diagnostic[];
}

/**
 * Tries each edit by itself: the letter made again must have just this edit. Edits of one place that say the same are tried
 * together: the same value, put right wherever it stands.
 *
 * Shape: `path` is the edited file. Errors, as questions: `back/border`, `back/several`, `back/made`, `back/word-template`,
 * `back/word-paragraph`, `back/lines`, `back/twice`, `back/mark`.
 */
export function askEdits(proof: ProofCase, edits: readonly Edit[], path: string): AskedEdits {
  const traced: Edit[] = [];
  const questions: Diagnostic[] = [];
  const tried = new Map<string, Diagnostic | undefined>();
  for (const edit of edits) {
    if (edit.question !== undefined) {
      questions.push(questionOf(proof, edit, path));
      continue;
    }
    const key = JSON.stringify(edit.places);
    const isNew = !tried.has(key);
    if (isNew) {
      const together = edits.filter(({ places }) => JSON.stringify(places) === key);
      tried.set(key, doubtOf(proof, edit, edit.kind === "changed" ? together : [edit]));
    }
    const doubt = tried.get(key);
    if (doubt === undefined) traced.push(edit);
    else if (isNew) questions.push(doubt);
  }
  return { traced, questions };
}

function doubtOf(proof: ProofCase, edit: Edit, together: readonly Edit[]): Diagnostic | undefined {
  const proved = proveEdits(proof, together);
  if (!("cause" in proved)) return undefined;
  const { was, now } = edit;
  const at = edit.places[0]?.at ?? { kind: "file", path: proof.run.template.path };
  if (at.kind === "word") {
    return wordQuestion(proof, at, edit, proved.cause?.code ?? "");
  }
  const isValue = at.kind === "cell" || isSetting(proof, at);
  if (isValue && proved.cause === undefined) return error("back/twice", at, { was, now });
  const related = proved.cause === undefined ? [] : [{ at: proved.cause.at, label: "" }];
  return error("back/mark", at, { was, now, reason: proved.cause?.code ?? "" }, related);
}

/** The question that an edit is where what it touches cannot be told. */
export function markAt({ was, now, places }: Edit): Diagnostic {
  const at = places[0]?.at ?? { kind: "option", name: "back" };
  return error("back/mark", at, { was, now, reason: "" });
}

function isSetting({ origins }: ProofCase, at: Location): boolean {
  return at.kind === "text" && at.span.start < (origins.sources.get(at.path)?.bodyStart ?? 0);
}

/** A change of a clerk's own words, with what stands beside them, because a word alone may stand in the paragraph twice. */
function wordQuestion(proof: ProofCase, at: WordLocation, edit: Edit, reason: string): Diagnostic {
  const { before, was, now, after } = edit;
  const versions = versionWords(proof, at, edit);
  const values = { was: before + was + after, now: before + now + after, versions, reason };
  return error("back/word-template", at, values);
}

/** The versions that have a text of a Word file, as words; empty where all have it. */
function versionWords({ run }: ProofCase, at: WordLocation, edit: Edit): string {
  const names = versionsInWord(run, at, [edit.before, edit.was, edit.after]);
  return names.length < run.opened.template.versions.length ? names.join("、") : "";
}

function questionOf(proof: ProofCase, edit: Edit, path: string): Diagnostic {
  const { question, was, now, before, after } = edit;
  const file = { kind: "file", path } as const;
  if (question === undefined) throw new Error("invariant broken: only a question is asked");
  switch (question.why) {
    case "border":
    case "several": {
      const [first, ...others] = question.between;
      const related = others.map((at) => ({ at, label: "" }));
      const values = { was, now, before, after, places: question.between.length };
      const code = question.why === "border" ? "back/border" : "back/several";
      return error(code, first ?? file, values, related);
    }
    case "lines": {
      const [first, ...others] = question.between;
      const related = others.map((at) => ({ at, label: "" }));
      return error("back/lines", first ?? file, { was, now }, related);
    }
    case "made": {
      const from = question.from.kind === "cell" ? "cell" : "template";
      return error("back/made", question.from, { was: question.was, now: question.now, from });
    }
    case "word":
      return wordQuestion(proof, question.from, edit, "");
    case "word-paragraph": {
      const { from, side, place } = question;
      const { path: template } = proof.run.template;
      const nowhere = { kind: "word", path: template, part: place ?? "body" } as const;
      const versions = from === undefined ? "" : versionWords(proof, from, edit);
      const at = from ?? { ...nowhere, paragraph: 1, around: "" };
      return error("back/word-paragraph", at, { was, now, side, versions });
    }
    default:
      return assertNever(question);
  }
}
