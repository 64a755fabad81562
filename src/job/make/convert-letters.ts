import { messageOf } from "../../base/messages/messages.ts";
import type { SetAsideLetter } from "../../model/run.ts";
import type { WordShown } from "../../reading/compare-by-place.ts";
import { readWordShown } from "../../reading/read-word-shown.ts";
import { letterPath } from "../keep/run-layout.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { convertWith, type OfficeEngine } from "../process/office-engine.ts";

/** A letter's PDF that another program made, and what it must show. */
export interface ConvertedLetter {
  readonly pdf: Uint8Array;
  readonly shown: WordShown;
}

/** What converting letters gave. Shape: a letter is in neither where the run was stopped before it. */
export interface ConvertedLetters {
  /** By their place in the run. */
  readonly made: ReadonlyMap<number, ConvertedLetter>;
  readonly setAside: readonly SetAsideLetter[];
}

/** A letter as a Word file, in memory. */
export interface WordLetter {
  readonly task: LetterTask;
  readonly bytes: Uint8Array;
}

/**
 * Has LibreOffice make the PDF of letters, all in one process as long as it lives, before anything of them is written: a letter
 * that it cannot convert has no file at all, and is set aside by name.
 */
export async function convertLetters(
  office: OfficeEngine,
  letters: readonly WordLetter[],
  stop: AbortSignal,
): Promise<ConvertedLetters> {
  const files = letters.map(({ task, bytes }) => ({ path: letterPath(task.name, "docx"), bytes }));
  const conversions = await convertWith(office, files, stop);
  const made = new Map<number, ConvertedLetter>();
  const setAside: SetAsideLetter[] = [];
  for (const [index, { task, bytes }] of letters.entries()) {
    const { sequence, recipient } = task;
    const conversion = conversions[index];
    if (conversion?.kind === "converted") {
      made.set(sequence, { pdf: conversion.pdf, shown: readWordShown(bytes) });
    } else if (conversion !== undefined && conversion.problem.values["why"] !== "stopped") {
      const { message } = messageOf(conversion.problem, "ja");
      setAside.push({ sequence, id: recipient.id, reason: message });
    }
  }
  return { made, setAside };
}
