import { isObject } from "../base/json-object.ts";
import type { WorkerEnd } from "../base/messages/worker-end.ts";

/** Why a worker could not make a chunk, as it passes through the queue. */
export type ChunkFailure =
  /** The process that makes letters died of it. */
  | { readonly kind: "died"; readonly end: WorkerEnd; readonly detail: string }
  /** The worker could not write, or something else went wrong that is not the letters' fault. */
  | { readonly kind: "failed"; readonly host: string; readonly detail: string };

/** Writes a failure as the text of an error. */
export function failureText(failure: ChunkFailure): string {
  return JSON.stringify(failure);
}

/**
 * Reads the text that a chunk failed with. What no worker of ours wrote is the queue's own: the worker vanished over the chunk, as
 * often as is allowed.
 */
export function readFailure(text: string): ChunkFailure {
  const value = parsed(text);
  const detail = isObject(value) && typeof value["detail"] === "string" ? value["detail"] : text;
  if (isObject(value) && value["kind"] === "failed") {
    return { kind: "failed", host: String(value["host"]), detail };
  }
  const end = isObject(value) ? value["end"] : undefined;
  const isKnown = end === "silent" || end === "refused" || end === "ended";
  return isKnown
    ? { kind: "died", end, detail }
    : { kind: "died", end: "ended", detail: "SIGKILL" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
