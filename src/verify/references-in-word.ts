import { type DocxParts, partText } from "./docx-parts.ts";
import { pairedReferences } from "./paired-references.ts";

/** A Word file without what leads from place to place in it, and where that leads. */
export interface WithoutReferences {
  readonly parts: DocxParts;
  /** As `saidReference` says them. */
  readonly references: readonly string[];
}

/**
 * Takes the references of a letter out of its Word file: links to bookmarks at the heads of paragraphs. Footnotes must be in the text.
 *
 * Shape: the same parts if there are none; a link or a bookmark that is written otherwise stays, and is foreign to whoever knows the
 * words of a letter.
 * Source: ISO/IEC 29500-1, 17.16.22 (hyperlink), 17.13.6.2 (bookmarkStart).
 */
export function referencesInWord(parts: DocxParts): WithoutReferences {
  const text = parts.has(DOCUMENT) ? partText(parts, DOCUMENT) : "";
  if (!text.includes("_Ref")) return { parts, references: [] };
  const paragraphs = (text.match(PARAGRAPH) ?? []).filter((paragraph) =>
    /\S/u.test(wordsIn(paragraph)),
  );
  const references = pairedReferences(
    paragraphs.map((paragraph) => ({
      links: [...paragraph.matchAll(LINK)].map(({ groups }) => ({
        name: groups?.["name"] ?? "",
        words: wordsIn(groups?.["runs"] ?? ""),
      })),
      places: [...paragraph.matchAll(MARK)].map(({ groups }) => groups?.["name"] ?? ""),
    })),
  );
  const without = text.replaceAll(MARK, "$<before>").replaceAll(LINK, "$<runs>");
  return { parts: new Map([...parts, [DOCUMENT, new TextEncoder().encode(without)]]), references };
}

const DOCUMENT = "word/document.xml";
const PARAGRAPH = /<w:p[ >].*?<\/w:p>/gsu;
/** At the head of a paragraph, and around nothing. */
const MARK =
  /(?<before><\/w:pPr>)<w:bookmarkStart w:id="(?<id>\d{1,4})" w:name="(?<name>_Ref0{4,7}\k<id>)"\/><w:bookmarkEnd w:id="\k<id>"\/>/gu;
const LINK =
  /<w:hyperlink w:anchor="(?<name>_Ref\d{8})" w:history="1">(?<runs>(?:<w:r>(?:(?!<\/?w:hyperlink).)*?<\/w:r>)+)<\/w:hyperlink>/gsu;

/** The characters of runs, readings too. */
function wordsIn(runs: string): string {
  const texts = [...runs.matchAll(/<w:t(?: [^>]*)?>(?<text>[^<]*)<\/w:t>/gu)];
  return texts
    .map(({ groups }) => groups?.["text"] ?? "")
    .join("")
    .replaceAll(/&(?<name>lt|gt|amp|quot|apos);/gu, (_, name: string) => ENTITIES[name] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};
