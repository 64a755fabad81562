import { join } from "node:path";
import type { Disk } from "../../base/disk.ts";
import { saidOf } from "../../base/messages/said-of.ts";
import type { SetAsideLetter } from "../../model/run.ts";
import { OFFICE_LIMITS } from "../../process/libreoffice.ts";
import { convertWith, type OfficeEngine } from "../../process/office-engine.ts";
import type { FileReader } from "../../proof/read-back.ts";
import type { WordShown } from "../../reading/compare-by-place.ts";
import { isByLibreOffice } from "../../reading/file-kind.ts";
import { letterPath } from "../keep/run-layout.ts";
import type { LetterTask } from "../plan/letter-task.ts";

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

/** A letter as a Word file, in memory, and what its PDF must show. */
export interface WordLetter {
  readonly task: LetterTask;
  readonly bytes: Uint8Array;
  readonly shown: WordShown;
}

/** The run that letters are converted for. */
export interface ConvertingRun {
  readonly office: OfficeEngine;
  readonly disk: Disk;
  readonly folder: string;
  readonly reader: FileReader;
  readonly stop: AbortSignal;
}

/**
 * Has LibreOffice make the PDF of letters, all in one process as long as it lives, before anything of them is written: a letter
 * that it cannot convert has no file at all, and is set aside by name.
 *
 * A PDF that is there already is taken if LibreOffice made it and it shows the letter: a start that was broken off at once had
 * no time to record it, and the next one would have other bytes.
 */
export async function convertLetters(
  letters: readonly WordLetter[],
  run: ConvertingRun,
): Promise<ConvertedLetters> {
  const made = new Map<number, ConvertedLetter>();
  const setAside: SetAsideLetter[] = [];
  const missing: WordLetter[] = [];
  for (const letter of letters) {
    const pdf = await standingPdf(letter, run);
    if (pdf === undefined) missing.push(letter);
    else made.set(letter.task.sequence, { pdf, shown: letter.shown });
  }
  const files = missing.map(({ task, bytes }) => ({ path: letterPath(task, "docx"), bytes }));
  const conversions = files.length === 0 ? [] : await convertWith(run.office, files, run.stop);
  for (const [index, { task, shown }] of missing.entries()) {
    const { sequence, recipient } = task;
    const conversion = conversions[index];
    if (conversion?.kind === "converted") {
      made.set(sequence, { pdf: conversion.pdf, shown });
    } else if (conversion !== undefined && conversion.problem.values["why"] !== "stopped") {
      const { message } = saidOf(conversion.problem, "ja");
      setAside.push({ sequence, id: recipient.id, reason: message });
    }
  }
  return { made, setAside };
}

async function standingPdf(
  { task, shown }: WordLetter,
  { disk, folder, reader }: ConvertingRun,
): Promise<Uint8Array | undefined> {
  const path = letterPath(task, "pdf");
  const absolute = join(folder, path);
  const entry = await disk.entry(absolute).catch(() => undefined);
  if (entry?.kind !== "file" || entry.bytes > OFFICE_LIMITS.sizeLimit) return undefined;
  const pdf = await disk.read(absolute).catch(() => undefined);
  if (pdf === undefined || !isByLibreOffice(pdf)) return undefined;
  const nothingElse = { paragraphs: [], ruby: undefined, look: undefined, filled: undefined };
  const expected = { ...nothingElse, pages: undefined, shown };
  const report = await reader.readBack({
    absolute,
    path,
    format: "pdf",
    expected,
    fonts: [],
    isDrawn: true,
  });
  return report.differences.length === 0 ? new Uint8Array(pdf) : undefined;
}
