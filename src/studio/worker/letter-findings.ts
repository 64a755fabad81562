import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import type { ListFinding } from "../protocol/worker.ts";
import { inWords } from "./in-words.ts";

/** Puts what is wrong with letters into words, with what the line of the addressee is to say instead where that is certain. */
export async function letterFindings(
  problems: readonly Diagnostic[],
  language: MessageLanguage,
): Promise<readonly ListFinding[]> {
  const findings = await inWords(problems, language);
  return findings.map((finding, index) => {
    const { code, values } = problems[index] ?? {};
    if (code !== "template/addressee-without-body") return finding;
    const { instead } = values as Readonly<Record<string, unknown>>;
    return { ...finding, addressee: typeof instead === "string" ? instead : BODY_AND_TITLE };
  });
}

/** 知事 of 北海道: 北海道知事. */
const BODY_AND_TITLE = "{{団体名}}{{職名}}";
