// The pictures of a template: of all that lie beside it, those that its text names come into the browser.
import { signal } from "@preact/signals";
import { isNamedIn, pictureName } from "../../../model/picture.ts";
import type { ProjectFile } from "../../protocol/server.ts";
import { ask, askBytes, Refused } from "../server-client.ts";
import { type ChosenTemplate, type ShownFile, template } from "./desk.ts";
import { sha256Of } from "./sha256-of.ts";

/** Fetches a file that lies beside a template. */
export async function openBeside({ handle, path }: ProjectFile): Promise<ShownFile> {
  const bytes = await askBytes("/api/file", { handle });
  return { handle, path, bytes, sha256: await sha256Of(bytes) };
}

/** Gives a template with the bytes of the pictures that its texts name. Shape: the same value if there is none to be fetched. */
export async function withPictures(chosen: ChosenTemplate): Promise<ChosenTemplate> {
  const missing = missingOf(chosen);
  if (missing.length === 0) return chosen;
  const opened = await Promise.all(
    missing.map(async ({ name, file }) => ({ name, ...(await openBeside(file)) })),
  );
  return { ...chosen, partials: [...chosen.partials, ...opened] };
}

/** Fetches the pictures that were named since. What is typed meanwhile stays. */
export async function fetchNamedPictures(): Promise<void> {
  const chosen = template.value;
  if (chosen === undefined || missingOf(chosen).length === 0) return;
  const { partials } = await withPictures(chosen);
  if (template.value?.file.handle === chosen.file.handle) {
    template.value = { ...template.value, partials };
  }
}

/** Asks which pictures lie beside the template by now. Shape: true if they are others: one may be what it names. */
export async function renewPictures(): Promise<boolean> {
  const handle = template.value?.file.handle;
  if (handle === undefined || template.value?.isWord === true) return false;
  const files = await ask("/api/template/files", { handle }).catch((cause: unknown) => {
    // A template that is gone is told of where it is saved.
    if (cause instanceof Refused) return undefined;
    throw cause;
  });
  if (files === undefined || template.value?.file.handle !== handle) return false;
  const pictures = files.partials.filter(({ name }) => pictureName(name) !== undefined);
  const names = (all: ChosenTemplate["pictures"]): string => all.map(({ name }) => name).join();
  if (names(pictures) === names(template.value.pictures)) return false;
  template.value = { ...template.value, pictures };
  return true;
}

/** Source: what the worker's own reading of pictures looks for, `template/read-pictures`. */
function missingOf({ text, pictures, partials }: ChosenTemplate): ChosenTemplate["pictures"] {
  if (text === undefined || pictures.length === 0) return [];
  const known = new Set(partials.map(({ name }) => name));
  const texts = partials.filter(({ name }) => pictureName(name) === undefined);
  let said: string | undefined;
  return pictures.filter(({ name }) => {
    if (known.has(name)) return false;
    said ??= [text, ...texts.map(({ bytes }) => new TextDecoder().decode(bytes))]
      .join("\n")
      .normalize("NFC");
    return isNamedIn(said, pictureName(name) ?? name);
  });
}

/** Goes up when a picture can be drawn that could not before. */
export const drawable = signal(0);

const drawn = new Map<string, ImageBitmap | undefined>();

/** A picture as it is drawn; undefined until it is, and of one that the browser cannot read. */
export function bitmapOf(key: string): ImageBitmap | undefined {
  const file = template.value?.partials.find(({ name }) => name === key);
  if (file === undefined) return undefined;
  if (drawn.has(file.sha256)) return drawn.get(file.sha256);
  drawn.set(file.sha256, undefined);
  void readBitmap(file);
  return undefined;
}

/** A JPEG is turned as its camera says; of a PNG letters do not follow that. */
async function readBitmap({ bytes, sha256 }: ShownFile): Promise<void> {
  try {
    drawn.set(sha256, await createImageBitmap(new Blob([withoutTurn(bytes)])));
    drawable.value += 1;
  } catch {
    // Its place is shown.
  }
}

/**
 * A copy of a picture in which a PNG's EXIF chunk bears a name that no program knows: browsers turn it, and Chromium also when it
 * is asked not to. Source: ISO/IEC 15948, clause 5.3; of a chunk with a wrong sum, if it is not needed, nothing is read.
 */
function withoutTurn(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  if (copy.length < 8 || view.getUint32(0) !== PNG) return copy;
  for (let at = 8; at + 8 <= copy.length; at += view.getUint32(at) + 12) {
    if (view.getUint32(at + 4) === EXIF_CHUNK) view.setUint32(at + 4, UNKNOWN_CHUNK);
  }
  return copy;
}

/** The first bytes of a PNG, and the names of chunks, as numbers: eXIf, and the private exIf. */
const PNG = 0x89504e47;
const EXIF_CHUNK = 0x65584966;
const UNKNOWN_CHUNK = 0x65784966;
