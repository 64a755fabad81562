// What is on the desk goes to the worker, and comes back as pages.
import type { GivenTemplate, LetterView, TemplateView } from "../../protocol/worker.ts";
import { ask, askBytes } from "../server-client.ts";
import { askWorker } from "../worker-client.ts";
import { checkSoon, letChecksAge } from "./check-letters.ts";
import {
  allowed,
  announcement,
  type ChosenTemplate,
  compared,
  edition,
  edits,
  faceFindings,
  hidden,
  isStale,
  letter,
  letterFindings,
  lists,
  listsRead,
  listsView,
  namedInputs,
  otherLetter,
  recipient,
  samples,
  shownFaces,
  template,
  templateView,
} from "./desk.ts";
import { fetchNamedPictures } from "./named-pictures.ts";
import { remember } from "./outlines.ts";
import { sha256Of } from "./sha256-of.ts";

const NOTHING_NAMED = JSON.stringify({ details: [], attachments: [] });

/** Names of the faces that the worker has, as the template gives them; another choice is fetched anew. */
let openedFaces: string | undefined;

/** What a template names of files beside its addressees, as the worker has it; another choice is fetched anew. */
let openedNamed = NOTHING_NAMED;

/** Whether lists were read for a template that gives all addressees one honorific. */
let isHonorificGiven = false;

/**
 * Reads the lists again where the template now gives the honorific, or gives it no more; has them guarded again where its day or its
 * questions are others. Shape: true if all is shown by that.
 */
async function readAsGiven({ isWhole, values, areListsOthers }: TemplateView): Promise<boolean> {
  const isGiven = values.includes(HONORIFIC);
  if (!isWhole || isGiven === isHonorificGiven) {
    if (areListsOthers) listsView.value = await askWorker("guarded", {});
    return false;
  }
  isHonorificGiven = isGiven;
  if (lists.value.length === 0) return false;
  await readLists();
  return true;
}

/** The setting, and the column whose place it takes. */
const HONORIFIC = "敬称";

/** Has faces and details fetched anew with the next template that is compiled, though it names the same. */
export function forgetFetched(): void {
  openedFaces = undefined;
  openedNamed = "";
}

/** Reads the lists that are chosen, and shows what they say. */
export async function readLists(): Promise<void> {
  const files = lists.value.map(({ file, bytes, sheet }) => ({
    path: file.path,
    bytes,
    ...(sheet === undefined ? {} : { sheet }),
  }));
  const asked = lists.value;
  letChecksAge();
  try {
    listsView.value =
      files.length === 0
        ? undefined
        : await askWorker("lists", {
            files,
            edits: edits.value.flat(),
            allow: allowed.value,
            ...(hidden.value === undefined ? {} : { hidden: hidden.value }),
            ...(isHonorificGiven ? { isHonorificGiven } : {}),
          });
  } finally {
    listsRead.value = asked;
  }
  recipient.value = Math.max(Math.min(recipient.value, (listsView.value?.recipients ?? 0) - 1), 0);
  if (template.value !== undefined) await compile();
}

/** Compiles the template, opens its faces and shows the letter. */
export async function compile(): Promise<void> {
  const given = givenTemplate();
  letChecksAge();
  if (given === undefined) return;
  let view = await askWorker("template", given);
  if (await openNamed(view)) view = await askWorker("template", given);
  templateView.value = view;
  if (await readAsGiven(view)) return;
  await openFaces(view);
  await showLetter();
  samples.value = hasRecipients() ? await askWorker("samples", {}) : undefined;
  checkSoon();
}

/** Shows the letter to the recipient that is chosen. */
export async function showLetter(): Promise<void> {
  if (!hasLetters()) return;
  show(await askWorker("letter", which()));
  await showOther();
}

/** Shows the letter beside: this one's other edition, or that to another recipient. */
export async function showOther(): Promise<void> {
  const beside = compared.value;
  if (beside === "none" || !hasLetters()) {
    otherLetter.value = undefined;
    return;
  }
  const here = which();
  const there =
    beside === "edition"
      ? {
          ...here,
          edition: here.edition === "corrected" ? ("as-issued" as const) : ("corrected" as const),
        }
      : { ...here, recipient: beside };
  const view = await askWorker("letter", there);
  remember(view.outlines);
  otherLetter.value = view;
}

let isTyping = false;
let isTypedAgain = false;

/** Shows what was typed: one letter at a time, and of what comes meanwhile only the last. */
export async function showTyped(): Promise<void> {
  isTypedAgain = true;
  letChecksAge();
  if (isTyping) return;
  isTyping = true;
  try {
    while (isTypedAgain) {
      isTypedAgain = false;
      await fetchNamedPictures();
      const given = givenTemplate();
      if (given === undefined) return;
      const answer = await askWorker("typed", { template: given, which: which() });
      templateView.value = answer.template;
      if (await readAsGiven(answer.template)) continue;
      // Other faces, other pages: the letter is asked for once more.
      const isOther = [await openFaces(answer.template), await openNamed(answer.template)];
      isTypedAgain = isOther.includes(true) || isTypedAgain;
      if (answer.letter !== undefined) show(answer.letter);
      else isStale.value = letter.value !== undefined;
    }
    await showOther();
    checkSoon();
  } finally {
    isTyping = false;
  }
}

function show(view: LetterView): void {
  remember(view.outlines);
  letterFindings.value = view.findings;
  const hasPages = view.pages !== undefined || templateView.value?.isWord === true;
  isStale.value = !hasPages && letter.value?.pages !== undefined;
  if (hasPages || letter.value === undefined) letter.value = view;
  announcement.value = view.addressee;
}

function which(): { readonly recipient: number; readonly edition: "corrected" | "as-issued" } {
  return { recipient: recipient.value, edition: edition.value };
}

/** Of a template with errors there are none. */
function hasLetters(): boolean {
  const view = templateView.value;
  return hasRecipients() && view?.isWhole === true && view.hasDetails;
}

function hasRecipients(): boolean {
  return (listsView.value?.recipients ?? 0) > 0;
}

const NO_BYTES = new Uint8Array();

/** The template as the worker takes it: the text in the editor, and what was read beside it. */
export function givenTemplate(
  chosen: ChosenTemplate | undefined = template.value,
): GivenTemplate | undefined {
  // What is not in UTF-8 would be another letter in a run.
  if (chosen === undefined || chosen.isForeign) return undefined;
  const { file, text, bytes, partials, pictures, settings } = chosen;
  // Of pictures that it does not name, the names are enough: what is misspelt may mean one of them.
  const others = pictures.filter(({ name }) => partials.every((one) => one.name !== name));
  return {
    file: { path: file.path, bytes: text === undefined ? bytes : new TextEncoder().encode(text) },
    partials: [
      ...partials.map(({ name, path, bytes: own }) => ({ name, path, bytes: own })),
      ...others.map(({ name, file: { path } }) => ({ name, path, bytes: NO_BYTES })),
    ],
    ...(settings === undefined ? {} : { settings: { path: settings.path, bytes: settings.bytes } }),
  };
}

/** Gives the worker the lists that a whole template names beside its addressees. Shape: true if they are others than before. */
async function openNamed({ isWhole, named }: TemplateView): Promise<boolean> {
  const wanted = JSON.stringify(named);
  if (wanted === openedNamed || !isWhole) return false;
  const answer =
    wanted === NOTHING_NAMED
      ? { details: [], attachments: [], findings: [] }
      : await ask("/api/template/named", named);
  const groups = await Promise.all(
    answer.details.map((group) =>
      Promise.all(
        group.map(async (file) => {
          const bytes = await askBytes("/api/file", { handle: file.handle });
          return { ...file, bytes, sha256: await sha256Of(bytes) };
        }),
      ),
    ),
  );
  const files = groups.map((group) =>
    group.map(({ path, bytes, sheet }) => ({
      path,
      bytes,
      ...(sheet === undefined ? {} : { sheet }),
    })),
  );
  await askWorker("details", { names: named.details, files });
  openedNamed = wanted;
  const details = groups.flat().map(({ bytes, ...file }) => ({ ...file, bytes: bytes.length }));
  namedInputs.value = { ...answer, details };
  return true;
}

/** Gives the worker the faces that a whole template names. Shape: true if they are others than before. */
async function openFaces({ isWhole, fonts: names }: TemplateView): Promise<boolean> {
  const wanted = JSON.stringify(names);
  if (wanted === openedFaces || !(isWhole || openedFaces === undefined)) return false;
  const { files, faces, findings } = await ask("/api/faces", { names });
  faceFindings.value = findings;
  const given = await Promise.all(
    files.map(async ({ handle, path, sha256 }) => ({
      path,
      sha256,
      bytes: await askBytes("/api/file", { handle }),
    })),
  );
  await askWorker("faces", { files: given, faces });
  openedFaces = wanted;
  shownFaces.value = files;
  return true;
}
