// A list and a template come onto the desk: from the project's folder, or dropped in.
import { pictureName } from "../../../model/picture.ts";
import type { Handle, ProjectFile } from "../../protocol/server.ts";
import { ask, askBytes, upload } from "../server-client.ts";
import {
  type ChosenList,
  type ChosenTemplate,
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
import { takeTyped } from "./edit-template.ts";
import { mayLeaveTemplate, mayLoseEdits } from "./give-up.ts";
import { openBeside, withPictures } from "./named-pictures.ts";
import { putLists } from "./put-lists.ts";
import { sha256Of } from "./sha256-of.ts";
import { compile, readLists } from "./show-letter.ts";
import { sayTrouble } from "./tell-trouble.ts";
import { templateTextIn, textForFile } from "./template-bytes.ts";

/** Asks what the project holds. */
export async function renewListing(): Promise<void> {
  const own = hello.value ?? (await ask("/api/hello", {}));
  listing.value = await ask("/api/listing", {});
  hello.value = own;
}

let listChoices = 0;

/** Puts a list onto the desk: after the others, or in their place; of several that are chosen for that, the last. */
export async function chooseList(
  file: ProjectFile,
  keepOthers: boolean = false,
  sheet?: string,
): Promise<void> {
  if (!keepOthers) listChoices += 1;
  const own = listChoices;
  const chosen = await openList(file, sheet);
  if (keepOthers) putLists([...lists.value, chosen], edits.value);
  else if (own === listChoices && (await mayLoseEdits(edits.value.flat()))) putLists([chosen], []);
  else return;
  await readLists();
}

/** Fetches a list's bytes, as they are on the disk now. */
export async function openList(file: ProjectFile, sheet: string | undefined): Promise<ChosenList> {
  const bytes = await askBytes("/api/file", { handle: file.handle });
  return { file, bytes, sha256: await sha256Of(bytes), sheet };
}

let templateChoices = 0;

/**
 * Puts a template onto the desk; of several that are chosen, the one that was chosen last. What is typed into the one before, as
 * long as that is on the desk, is saved or given up before it goes; `isGivenUp` if that has been said of what is there now.
 */
export async function chooseTemplate(handle: Handle, isGivenUp: boolean = false): Promise<void> {
  templateChoices += 1;
  const own = templateChoices;
  let isAnswered = isGivenUp;
  for (;;) {
    if (!(isAnswered || (await mayLeaveTemplate()))) return;
    isAnswered = false;
    const before = template.value;
    const opened = await openTemplate(handle);
    if (own !== templateChoices) return;
    takeTyped();
    // What was typed meanwhile is saved first, and may be the text of the one that is opened.
    if (template.value !== before) continue;
    putTemplate(opened);
    break;
  }
  await compile();
}

/** Fetches a template with what belongs to it, as it is on the disk now. */
async function openTemplate(handle: Handle): Promise<ChosenTemplate> {
  const { file, isWord, partials, settings } = await ask("/api/template/files", { handle });
  const bytes = await askBytes("/api/file", { handle });
  const { text, form, isForeign } = templateTextIn(bytes);
  const pictures = partials.filter(({ name }) => pictureName(name) !== undefined);
  const texts = partials.filter((one) => !pictures.includes(one));
  return withPictures({
    file,
    isWord,
    bytes,
    pictures,
    text: isWord ? undefined : text,
    form,
    isForeign: !isWord && isForeign,
    seen: await sha256Of(bytes),
    partials: await Promise.all(
      texts.map(async ({ name, file: partial }) => ({ name, ...(await openBeside(partial)) })),
    ),
    settings: settings && (await openBeside(settings)),
  });
}

function putTemplate(opened: ChosenTemplate): void {
  template.value = opened;
  saving.value = "saved";
  templateView.value = undefined;
  letter.value = undefined;
  letterFindings.value = [];
  faceFindings.value = [];
  letterChecks.value = [];
  samples.value = undefined;
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
  takeTyped();
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
