// The letters that are not shown are looked through as well, in small parts and behind everything that a person asks for.
import type { WorkerCalls } from "../../protocol/worker.ts";
import { askWorker, isWorkerAsked } from "../worker-client.ts";
import {
  type CheckedLetters,
  checkProgress,
  letterChecks,
  listsView,
  templateView,
  work,
} from "./desk.ts";
import { attempt } from "./tell-trouble.ts";

/** How long the hand rests before it begins. Units: milliseconds. */
const REST_MS = 1000;
/** How long a part should take: a key that is pressed meanwhile waits for it. Units: milliseconds. */
const PART_MS = 6;
/** How long somebody else's question is waited for before it is looked again. Units: milliseconds. */
const WAIT_MS = 50;
/** Between two parts. Units: milliseconds. */
const BREATH_MS = 2;
/** How often it is said how far it is. Units: milliseconds. */
const TOLD_EVERY_MS = 200;
/** Findings that are kept. */
const MOST_FINDINGS = 2000;

/** Goes up with every change: what was asked before it is not true any more. */
let change = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** To be called when something is changed that letters are made of: what was found is of before it. */
export function letChecksAge(): void {
  change += 1;
  clearTimeout(timer);
  checkProgress.value = undefined;
  if (letterChecks.value.some(({ isStale }) => !isStale)) {
    letterChecks.value = letterChecks.value.map((part) => ({ ...part, isStale: true }));
  }
}

/** Looks all letters through when nobody has changed anything for a moment. */
export function checkSoon(): void {
  clearTimeout(timer);
  const own = change;
  timer = setTimeout(() => void attempt(() => lookThrough(own)), REST_MS);
}

/** Looks all letters through at once, as far as that was not done: somebody is about to make them. */
export async function checkNow(): Promise<void> {
  const { done, total } = checkProgress.value ?? {};
  if (isMachineBusy() || (done !== undefined && done === total)) return;
  clearTimeout(timer);
  // What looks through already gives way.
  change += 1;
  await lookThrough(change);
}

async function lookThrough(own: number): Promise<void> {
  const total = listsView.value?.recipients ?? 0;
  if (total === 0 || templateView.value?.isWhole !== true) return;
  let count = 1;
  let told = 0;
  for (let from: number | undefined = 0; from !== undefined; ) {
    await untilQuiet();
    if (own !== change) return;
    const begun = performance.now();
    const { findings, next }: WorkerCalls["check"]["answer"] = await askWorker("check", {
      from,
      count,
    });
    if (own !== change) return;
    const now = performance.now();
    const end = next ?? Number.POSITIVE_INFINITY;
    letterChecks.value = withPart(letterChecks.value, { end, findings, isStale: false });
    if (next === undefined || now - told > TOLD_EVERY_MS) {
      told = now;
      checkProgress.value = { done: Math.min(end, total), total };
    }
    from = next;
    count = nextCount(count, now - begun);
  }
}

/** Waits until nobody asks the worker anything else, and no run wants the machine for itself. */
async function untilQuiet(): Promise<void> {
  await pause(BREATH_MS);
  while (isWorkerAsked() || isMachineBusy()) await pause(WAIT_MS);
}

function isMachineBusy(): boolean {
  return work.value !== undefined && work.value.end === undefined;
}

/** As many as fit into the time of a part; one slow letter does not make the next part endless. */
function nextCount(count: number, tookMs: number): number {
  const fitting = Math.floor((count * PART_MS) / Math.max(tookMs, 1));
  return Math.min(Math.max(fitting, 1), count * 2, 64);
}

/** What was found, with a part in the place of what was found there before. Shape: the same value if nothing changes. */
function withPart(
  parts: readonly CheckedLetters[],
  part: CheckedLetters,
): readonly CheckedLetters[] {
  const kept = parts.filter(({ isStale, end }) => !(isStale && end <= part.end));
  const room = MOST_FINDINGS - kept.reduce((sum, { findings }) => sum + findings.length, 0);
  if (part.findings.length === 0 || room <= 0) return kept.length === parts.length ? parts : kept;
  return [...kept, { ...part, findings: part.findings.slice(0, room) }];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
