import { setFlagsFromString } from "node:v8";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { FontFace } from "../model/font-face.ts";
import { USUAL_FORMATS } from "../model/output-format.ts";
import type { RunInputs } from "../model/run.ts";
import { forgetFonts, openFaces } from "../outside/find-fonts.ts";
import { FontsChanged, facesOfRun, fontsChanged } from "../outside/fonts-changed.ts";
import type { JobListener } from "../outside/job-event.ts";
import { collectGarbage } from "../process/collect-garbage.ts";
import { installedFonts } from "../process/installed-fonts.ts";
import { LEAN_WAIT } from "../process/lean-heap.ts";
import { type OfficeEngine, openOffice } from "../process/office-engine.ts";
import { checkConvertible } from "../proof/check-convertible.ts";
import type { ReaderSource } from "../proof/readers.ts";
import { type JobResult, refused } from "./job-result.ts";
import type { RunFolder } from "./keep/run-folder.ts";
import {
  type CheckedTasks,
  type EnginePool,
  INLINE_LETTERS,
  startPool,
} from "./make/engine-pool.ts";
import type { LetterHashes } from "./make/letter-head.ts";
import { setupOf } from "./make/protocol.ts";
import { type Attachment, planAttachments, withEnclosed } from "./plan/attachments.ts";
import { checkPathLengths } from "./plan/check-path-lengths.ts";
import { checkShown } from "./plan/check-shown.ts";
import { inputsRead } from "./plan/inputs-read.ts";
import { isPrintRunOnly, type MergeOptions } from "./plan/merge-options.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import { runFolder, runInputs } from "./plan/run-inputs.ts";
import { refusalOf } from "./refusal.ts";

/**
 * Carries out a step that hears nobody until it is through, and that the caller may break off, whatever the run has waited for
 * before. Undefined if it was broken off.
 */
export type BreakableStep = <Value extends object>(step: () => Value) => Value | undefined;

/** Who hears how far a run is, and may stop it. */
export interface RunCall {
  readonly listener: JobListener;
  readonly interrupt: AbortSignal;
  /** For the long step in which lists are read and guarded; nobody breaks it off, if not given. */
  readonly breakable?: BreakableStep | undefined;
  /** Processes that read letters back, for a program of several runs; the run's own if not given. */
  readonly readers?: ReaderSource | undefined;
}

/** Up to how many letters are worth no process of their own; as many as where they are made, if not given. */
interface FewLetters {
  readonly inlineLetters?: number;
}

/** The letters' faces. Where other processes make volumes of all letters nobody asks for them here, and they are let go of: 8 MB and more. */
interface RunFaces {
  /** Errors: throws `FontsChanged` if they have to be opened again, and are not those that the run was begun with. */
  readonly open: () => Promise<readonly FontFace[]>;
  readonly letGo: () => void;
}

/** A run of which every letter was merged and checked. Nothing is written yet, and nothing may be if `isRefused`. */
export interface CheckedRun extends RunCall {
  readonly options: MergeOptions;
  readonly prepared: Prepared;
  readonly folder: RunFolder;
  readonly inputs: RunInputs;
  readonly attachments: readonly Attachment[];
  readonly faces: RunFaces;
  /** What each letter's ledger line must say. */
  readonly heads: LetterHashes;
  /** What makes the letters; it is closed when the step that was given the run has ended. */
  readonly pool: EnginePool;
  /** All that was found, in its order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells whether what was found forbids writing: errors, and for who asked for it (`--strict`) warnings too. */
export function isRefused({ diagnostics, options }: CheckedRun): boolean {
  return diagnostics.some(({ severity }) => severity === "error" || options.strict);
}

/**
 * Reads and checks everything that a run is made from, every letter of it too, and hands it to a step: `check` only looks,
 * `merge` writes. All problems that do not hide each other are there together.
 *
 * Errors: where there is no run to hand over, or where the system refuses something on the way, the result says so; other
 * errors are ours.
 */
export async function withCheckedRun<Result extends JobResult>(
  asked: MergeOptions,
  { inlineLetters = INLINE_LETTERS, ...call }: RunCall & FewLetters,
  step: (run: CheckedRun) => Promise<Result>,
): Promise<Result | JobResult> {
  const { breakable = (prepareIt) => prepareIt() } = call;
  const prepared = breakable(() => prepare(asked));
  if (prepared === undefined) return refused("interrupted", []);
  if (!prepared.ok) return refused("refused", prepared.errors);
  const { value, warnings } = prepared;
  const office = asked.pdfEngine === undefined ? undefined : await openOffice();
  if (office?.ok === false) return refused("refused", [...warnings, ...office.errors]);
  const options = optionsFor(asked, value);
  const setup = setupOf(value, options, runFolder(options).path, office?.value);
  // Its processes load what they need while the rest is prepared.
  const started = startPool(
    setup,
    value.tasks.length,
    { inlineLetters, readers: call.readers },
    options,
  );
  let onAbort = (): void => undefined;
  try {
    const planned = await planRun(options, value, office?.value);
    const found = [...warnings, ...planned.diagnostics];
    if (planned.run === undefined) return refused("refused", found);
    const { inputs, faces } = planned.run;
    if (isPrintRunOnly(options) && !started.isHere) waitLean(faces);
    const pool = await started.open(inputs.fonts, faces.open);
    onAbort = () => pool.stop();
    call.interrupt.addEventListener("abort", onAbort);
    const checked = await checkLetters(pool, planned, value, call);
    const diagnostics = [...found, ...checked.diagnostics];
    if (call.interrupt.aborted) return refused("interrupted", diagnostics);
    return await step({ ...call, ...planned.run, heads: checked.heads, pool, diagnostics });
  } catch (cause) {
    const refusal =
      cause instanceof FontsChanged
        ? { kind: "inputs-changed" as const, diagnostic: fontsChanged(value.templateFile.path) }
        : refusalOf(cause, options.project);
    if (refusal === undefined) throw cause;
    return refused(refusal.kind, [...warnings, refusal.diagnostic]);
  } finally {
    call.interrupt.removeEventListener("abort", onAbort);
    started.close();
  }
}

/** From here on other processes do the work, and this one stands beside them with what it has. */
function waitLean(faces: RunFaces): void {
  faces.letGo();
  setFlagsFromString(LEAN_WAIT);
  collectGarbage();
}

/** Of a clerk's Word file Word alone knows where the lines end: nothing is made of it but what another program converts. */
function optionsFor(asked: MergeOptions, { isWord }: Prepared): MergeOptions {
  if (!isWord) return asked;
  return { ...asked, formats: asked.pdfEngine === undefined ? ["docx"] : USUAL_FORMATS };
}

type PlannedRun = Omit<CheckedRun, "heads" | "pool" | "diagnostics" | keyof RunCall>;

/** What can be said before a letter is made. Shape: there is no run where the letters' faces cannot be opened. */
async function planRun(
  options: MergeOptions,
  prepared: Prepared,
  office: OfficeEngine | undefined,
): Promise<{
  readonly run: PlannedRun | undefined;
  readonly enclosed: Parameters<typeof withEnclosed>[1];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { settings } = prepared.template;
  const faces = await openFaces(settings.fonts, options.project);
  if (!faces.ok) return { run: undefined, enclosed: new Map(), diagnostics: faces.errors };
  const attached = await planAttachments(settings.attachments ?? [], prepared.tasks, options);
  const { attachments, enclosed } = attached.ok
    ? attached.value
    : { attachments: [], enclosed: new Map() };
  const read = inputsRead(prepared, faces.value, attachments, options.project);
  const inputs = runInputs(prepared, read, options, office?.name);
  const folder = runFolder(options);
  let opened: readonly FontFace[] | undefined = faces.value;
  const hashes = inputs.fonts.map(({ sha256 }) => sha256);
  return {
    run: {
      options,
      prepared,
      folder,
      inputs,
      attachments,
      faces: {
        open: async () =>
          opened ?? facesOfRun(await openFaces(settings.fonts, options.project), hashes),
        letGo: () => {
          opened = undefined;
          forgetFonts();
        },
      },
    },
    enclosed,
    diagnostics: [
      ...faces.warnings,
      ...(office === undefined
        ? []
        : checkConvertible(prepared.templateFile, await installedFonts())),
      ...(attached.ok ? attached.warnings : attached.errors),
      ...checkShown(read, options.shown),
      ...checkPathLengths(folder, prepared.tasks, {
        formats: options.formats,
        others: attachments.map(({ path }) => path),
      }),
    ],
  };
}

function checkLetters(
  pool: EnginePool,
  { enclosed }: Awaited<ReturnType<typeof planRun>>,
  { tasks }: Prepared,
  { listener }: RunCall,
): Promise<CheckedTasks> {
  listener({ kind: "phase", phase: "check", total: tasks.length });
  let done = 0;
  return pool.check(withEnclosed(tasks, enclosed), (count) => {
    done += count;
    listener({ kind: "progress", phase: "check", done });
  });
}
