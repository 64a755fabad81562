import { createHash } from "node:crypto";
import { zlibDeflate, zlibInflate } from "../base/bytes/deflate.ts";
import { isObject } from "../base/json-object.ts";
import type { WorkshopSetup } from "../job/make/protocol.ts";
import type { LetterTask } from "../job/plan/letter-task.ts";
import type { FontFace } from "../model/font-face.ts";
import { programHash } from "../outside/program-hash.ts";
import { type Project, recordedPath } from "../outside/project.ts";
import { fromPlainJson, toPlainJson } from "./plain-json.ts";
import { fontsToGive, type RunFonts } from "./run-fonts.ts";
import type { RunNames } from "./run-names.ts";
import type { Store } from "./store.ts";

/** What a worker needs to make the letters of a run, but for their rows: those are in the chunks. */
export interface Bundle {
  /** SHA-256 of the program that began the run. */
  readonly program: string;
  /** Where it works is the worker's own affair. */
  readonly setup: Omit<WorkshopSetup, "project" | "folder">;
  readonly fonts: RunFonts;
}

/** Puts what a run is made from into the store: files by their SHA-256, then the bundle that names them. */
export async function putBundle(
  store: Store,
  names: RunNames,
  { project, folder: _, ...setup }: WorkshopSetup,
  faces: readonly FontFace[],
): Promise<void> {
  const files = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array): string => {
    const sha256 = hashOf(bytes);
    files.set(sha256, bytes);
    return sha256;
  };
  const template = { ...setup.template, path: recordedPath(project, setup.template.path) };
  const fonts = await fontsToGive(faces, project);
  const bundle: Bundle = { program: programHash(), setup: { ...setup, template }, fonts };
  const text = toPlainJson(bundle, keep);
  for (const [sha256, bytes] of files) await store.putIfAbsent(names.file(sha256), bytes);
  await store.putIfAbsent(names.bundle, Buffer.from(text));
}

/** Reads a run's bundle; undefined where there is none, or not all of it. */
export async function readBundle(store: Store, names: RunNames): Promise<Bundle | undefined> {
  const bytes = await store.read(names.bundle);
  if (bytes === undefined) return undefined;
  const text = Buffer.from(bytes).toString();
  const words: string[] = [];
  fromPlainJson(text, (word) => {
    words.push(word);
    return new Uint8Array();
  });
  const files = new Map<string, Uint8Array>();
  for (const sha256 of words) {
    const file = await store.read(names.file(sha256));
    if (file === undefined || hashOf(file) !== sha256) return undefined;
    files.set(sha256, file);
  }
  const bundle = fromPlainJson(text, (word) => files.get(word) ?? new Uint8Array());
  // Of another program it may be anything; nobody looks further than its hash then.
  return isObject(bundle) && typeof bundle["program"] === "string" ? asBundle(bundle) : undefined;
}

function asBundle(value: unknown): Bundle {
  return value as Bundle;
}

/** Packs the letters of a chunk for the queue, with no path of this machine. */
export function packTasks(tasks: readonly LetterTask[], project: Project): string {
  const plain = tasks.map((task) => ({ ...task, recipient: carried(task.recipient, project) }));
  const text = toPlainJson(plain, () => {
    throw new Error("a row has no bytes");
  });
  return Buffer.from(zlibDeflate(Buffer.from(text))).toString("base64");
}

/** The letters that `packTasks` was given. */
export function unpackTasks(work: string): readonly LetterTask[] {
  const text = Buffer.from(zlibInflate(Buffer.from(work, "base64"))).toString();
  return fromPlainJson(text, () => new Uint8Array()) as readonly LetterTask[];
}

function carried(recipient: LetterTask["recipient"], project: Project): LetterTask["recipient"] {
  const path = recordedPath(project, recipient.path);
  const fields = [...recipient.fields].map(([name, cell]) => {
    const at = { ...cell.at, path };
    return [name, { ...cell, at }] as const;
  });
  return { ...recipient, path, fields: new Map(fields) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
