// The letter that is shown, as a file: with the bytes that a run would write.
import { ask, upload } from "../server-client.ts";
import { askWorker } from "../worker-client.ts";
import { edition, letter, recipient, trouble } from "./desk.ts";
import { download } from "./work.ts";

/** Saves the letter as PDF. */
export async function savePdf(): Promise<void> {
  const file = await shownLetter("pdf");
  if (file !== undefined) download(file, file.name);
}

/** Opens the letter in Word, or in what the machine has for its files. */
export async function openInWord(): Promise<void> {
  const file = await shownLetter("docx");
  if (file === undefined) return;
  const { handle } = await upload(file);
  await ask("/api/look", { handle });
}

async function shownLetter(format: "pdf" | "docx"): Promise<File | undefined> {
  const { bytes, findings } = await askWorker("file", {
    recipient: recipient.value,
    edition: edition.value,
    format,
  });
  if (bytes === undefined) {
    trouble.value = findings;
    return undefined;
  }
  const type = "application/octet-stream";
  return new File([new Uint8Array(bytes)], `${letter.value?.id ?? "letter"}.${format}`, { type });
}
