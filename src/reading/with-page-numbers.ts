import type { Span } from "../base/location.ts";
import type { WordParagraph, WordText } from "../model/word-text.ts";
import { type elementsOf, W_NAMESPACE, wordAttribute } from "../verify/docx-parts.ts";
import type { ParagraphSource, ReadWordText } from "../verify/read-word-text.ts";

/**
 * Puts a figure into heads and feet where a field counts pages and has no result, as programs other than Word write it: which
 * page it is, nobody knows before.
 */
export function withPageNumbers(
  { text: seen, sources, results }: ReadWordText,
  text: WordText,
): WordText {
  return text.map((part) => {
    const read = seen.find(({ name }) => name === part.name);
    const paragraphs = part.paragraphs.map((paragraph, index) => {
      const same = read?.paragraphs[index];
      const source = same && sources.get(same);
      const isFurniture = paragraph.place === "header" || paragraph.place === "footer";
      if (source === undefined || same?.text !== paragraph.text || !isFurniture) return paragraph;
      if (!countsPages(source.element)) return paragraph;
      const empty = (results.get(same) ?? []).filter(({ start, end }) => start === end);
      return withFigures(paragraph, source, empty);
    });
    return { ...part, paragraphs };
  });
}

function withFigures(
  paragraph: WordParagraph,
  source: ParagraphSource,
  empty: readonly Span[],
): WordParagraph {
  const places = [
    ...source.references.filter(({ element }) => isField(element)).map(({ at }) => at),
    ...empty.map(({ start }) => start),
  ].toSorted((one, other) => one - other);
  const pieces = [...places, paragraph.text.length].map((end, index) =>
    paragraph.text.slice(places[index - 1] ?? 0, end),
  );
  return { ...paragraph, text: pieces.join("0") };
}

/** Whether all fields of a paragraph count pages. Source: ECMA-376 Part 1, 17.16.5.41, 45, 56. */
function countsPages(paragraph: Element): boolean {
  const simple = Array.from(paragraph.getElementsByTagNameNS(W_NAMESPACE, "fldSimple"));
  const codes = Array.from(paragraph.getElementsByTagNameNS(W_NAMESPACE, "instrText"));
  const said = [
    ...simple.map((one) => wordAttribute(one, "instr") ?? ""),
    codes.map((one) => one.textContent ?? "").join(""),
  ].filter((code) => code.trim() !== "");
  return said.length > 0 && said.every((code) => PAGE_FIELDS.test(code));
}

const PAGE_FIELDS =
  /^(?:\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b(?:\s*\\[*#]\s*(?:"[^"]*"|\S+))*)+\s*$/iu;

type Element = ReturnType<typeof elementsOf>[number];

function isField({ localName }: Element): boolean {
  return localName === "fldChar" || localName === "fldSimple";
}
