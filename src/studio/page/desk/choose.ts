// A list and a template come onto the desk: from the project's folder, or dropped in.
import type { Handle, ProjectFile } from "../../protocol/server.ts";
import { ask, askBytes, upload } from "../server-client.ts";
import {
  type ChosenList,
  edits,
  faceFindings,
  hello,
  letter,
  letterChecks,
  letterFindings,
  listing,
  lists,
  samples,
  saving,
  template,
  templateView,
  trouble,
} from "./desk.ts";
import { save } from "./edit-template.ts";
import { putLists } from "./put-lists.ts";
import { compile, readLists } from "./show-letter.ts";
import { sayTrouble } from "./tell-trouble.ts";
import { templateTextIn, textForFile } from "./template-bytes.ts";

/** Asks what the project holds. */
export async function renewListing(): Promise<void> {
  const own = hello.value ?? (await ask("/api/hello", {}));
  listing.value = await ask("/api/listing", {});
  hello.value = own;
}

/** Puts a list onto the desk; in the place of the others, or after them. */
export async function chooseList(
  file: ProjectFile,
  keepOthers: boolean = false,
  sheet?: string,
): Promise<void> {
  const chosen = await openList(file, sheet);
  if (keepOthers) putLists([...lists.value, chosen], edits.value);
  else putLists([chosen], []);
  await readLists();
}

/** Fetches a list's bytes, as they are on the disk now. */
export async function openList(file: ProjectFile, sheet: string | undefined): Promise<ChosenList> {
  const bytes = await askBytes("/api/file", { handle: file.handle });
  return { file, bytes, sha256: await sha256Of(bytes), sheet };
}

/** Puts a template onto the desk. */
export async function chooseTemplate(handle: Handle): Promise<void> {
  // What was typed a moment ago is in no file yet.
  await save();
  const { file, isWord, partials, settings } = await ask("/api/template/files", { handle });
  const bytes = await askBytes("/api/file", { handle });
  const { text, form, isForeign } = templateTextIn(bytes);
  template.value = {
    file,
    isWord,
    bytes,
    text: isWord ? undefined : text,
    form,
    isForeign: !isWord && isForeign,
    seen: await sha256Of(bytes),
    partials: await Promise.all(
      partials.map(async (partial) => ({
        name: partial.name,
        path: partial.file.path,
        bytes: await askBytes("/api/file", { handle: partial.file.handle }),
      })),
    ),
    settings:
      settings === undefined
        ? undefined
        : { path: settings.path, bytes: await askBytes("/api/file", { handle: settings.handle }) },
  };
  saving.value = "saved";
  templateView.value = undefined;
  letter.value = undefined;
  letterFindings.value = [];
  faceFindings.value = [];
  letterChecks.value = [];
  samples.value = undefined;
  await compile();
}

/** Puts a copy of the template in UTF-8 beside it and opens that; the file itself stays as it is. */
export async function convertTemplate(): Promise<void> {
  const { file, text = "" } = template.value ?? {};
  if (file === undefined) return;
  const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.hbs$/iu, "");
  await takeFile(new File([text], `${name}（UTF-8）.hbs`), "template");
}

/** Keeps this window's text as a template of its own, beside the one that was changed elsewhere, and goes on with it. */
export async function keepApart(): Promise<void> {
  const { file, text, form } = template.value ?? {};
  if (file === undefined || text === undefined || form === undefined) return;
  const bytes = new TextEncoder().encode(textForFile(text, form));
  const { handle } = await upload(new File([bytes], file.path.split("/").at(-1) ?? file.path));
  const kept = await ask("/api/keep", { handle, as: "template" });
  if (template.value?.file.handle !== file.handle) return;
  template.value = { ...template.value, file: kept, seen: await sha256Of(bytes) };
  // What was typed meanwhile belongs to it too.
  saving.value = template.value.text === text ? "saved" : "unsaved";
  await renewListing();
  await chooseTemplate(kept.handle);
}

let before: Promise<unknown> = Promise.resolve();

/**
 * Takes a file from outside: a list goes onto the desk at once, a template into the project, where it can be saved. Of several
 * each waits for the one before, so that all of them lie there, in the order in which they were given.
 */
export function takeFile(file: File, as: "template" | "list"): Promise<void> {
  const taken = before.then(() => takeNow(file, as));
  before = taken.catch(() => undefined);
  return taken;
}

async function takeNow(file: File, as: "template" | "list"): Promise<void> {
  // Who is quick drops before the page has been told what there is, and how much it may take.
  if (hello.value === undefined) await renewListing();
  const most = (hello.value?.uploadLimit ?? 0) / MEGABYTE;
  // What is too large is not even read.
  if (file.size > most * MEGABYTE) {
    sayTrouble("fileTooLarge", {
      file: file.name,
      megabytes: Math.ceil(file.size / MEGABYTE),
      most,
    });
    return;
  }
  const { handle } = await upload(file);
  const kept = await ask("/api/keep", { handle, as });
  await renewListing();
  if (as === "template") await chooseTemplate(kept.handle);
  else await chooseList(kept, lists.value.length > 0);
}

const MEGABYTE = 1024 * 1024;

/** The sample of the product: one minister's letter to all governors. */
export async function chooseSample(): Promise<void> {
  // Who is quick clicks before the page has been told what there is.
  if (hello.value === undefined) await renewListing();
  const { templates, lists: known } = listing.value;
  const list = known.find(({ path }) => path === "recipients/prefectures.csv");
  const sample = templates.find(({ path }) => path === "templates/dx-jinzai.hbs");
  if (list !== undefined) await chooseList(list);
  if (sample !== undefined) await chooseTemplate((await copyOf(sample.handle, "見本.hbs")).handle);
}

/** A copy that may be written into: what is tried in the sample does not change the sample. */
async function copyOf(sample: Handle, name: string): Promise<ProjectFile> {
  const bytes = await askBytes("/api/file", { handle: sample });
  const { handle } = await upload(new File([bytes], name));
  const copy = await ask("/api/keep", { handle, as: "template" });
  await renewListing();
  return copy;
}

/** A new letter, with a template and a list to begin with. */
export async function begin(name: string): Promise<void> {
  const made = await ask("/api/begin", { name });
  if (!made.ok) {
    trouble.value = made.findings;
    return;
  }
  await renewListing();
  await chooseList(made.list);
  await chooseTemplate(made.template.handle);
}

/** SHA-256 of a file. Shape: hexadecimal, lower case. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
