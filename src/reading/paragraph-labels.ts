import {
  type DocxParts,
  elementsOf,
  parseXml,
  W_NAMESPACE,
  wordAttribute,
} from "../verify/docx-parts.ts";
import { literally, numberPattern } from "./number-labels.ts";

type Element = ReturnType<typeof elementsOf>[number];

/** Tells what Word writes before a paragraph by itself, as a pattern; undefined where nothing. */
export type LabelOf = (paragraph: Element) => string | undefined;

/**
 * Reads the numbers and bullets of paragraphs, by themselves or by their style.
 *
 * A number has the signs that its level gives it (`第%1条`) and any value that the file's numbered paragraphs can reach.
 * Shape: `reached` is how many paragraphs the file has at most.
 * Errors: throws `UnreadableFile`.
 * Source: ECMA-376 Part 1, 17.9 (numbering), 17.3.1.19 (`numPr`).
 */
export function paragraphLabels(parts: DocxParts, reached: number): LabelOf {
  const patterns = levelPatterns(rootsOf(parts, "numbering"), reached);
  const styles = new Map(
    rootsOf(parts, "styles")
      .filter(({ localName }) => localName === "style")
      .map((style) => [wordAttribute(style, "styleId") ?? "", style]),
  );
  const usual = [...styles.entries()].find(
    ([, one]) =>
      ["1", "true", "on"].includes(wordAttribute(one, "default") ?? "") &&
      wordAttribute(one, "type") === "paragraph",
  )?.[0];
  return (paragraph) => {
    const properties = childOf(paragraph, "pPr");
    const numberings = [properties, ...styleLine(properties)].map((one) => childOf(one, "numPr"));
    const said = (name: string): string | undefined =>
      numberings.map((one) => valueIn(childOf(one, name))).find((value) => value !== undefined);
    return patterns.get(`${said("numId") ?? ""}\t${said("ilvl") ?? "0"}`);
  };

  /** The properties of a paragraph's style and of those that it is based on; a circle ends where it closes. */
  function styleLine(properties: Element | undefined): readonly Element[] {
    const line: Element[] = [];
    const seen = new Set<string>();
    let id = valueIn(childOf(properties, "pStyle")) ?? usual ?? "";
    for (let style = styles.get(id); style !== undefined && !seen.has(id); style = styles.get(id)) {
      seen.add(id);
      const own = childOf(style, "pPr");
      if (own !== undefined) line.push(own);
      id = valueIn(childOf(style, "basedOn")) ?? "";
    }
    return line;
  }
}

/** What each level of each numbering writes, by `numId` and level. */
function levelPatterns(root: readonly Element[], reached: number): ReadonlyMap<string, string> {
  const starts = root.flatMap((one) =>
    ["start", "startOverride"].flatMap((name) =>
      Array.from(one.getElementsByTagNameNS(W_NAMESPACE, name)).map((start) =>
        Number(valueIn(start) ?? 0),
      ),
    ),
  );
  const usual = starts.filter((start) => Number.isSafeInteger(start) && start >= 0);
  const from = Math.min(1, ...usual);
  const numbers = numberPattern(from, Math.min(Math.max(1, ...usual) + reached, MOST));
  const abstracts = root.filter(({ localName }) => localName === "abstractNum");
  const levelsOf = (abstractId: string | undefined): readonly Element[] => {
    const own = abstracts.find((one) => wordAttribute(one, "abstractNumId") === abstractId);
    const link = valueIn(childOf(own, "numStyleLink"));
    const linked =
      link === undefined
        ? undefined
        : abstracts.find((one) => valueIn(childOf(one, "styleLink")) === link);
    return elementsOf(linked ?? own ?? null).filter(({ localName }) => localName === "lvl");
  };
  const patterns = new Map<string, string>();
  for (const num of root.filter(({ localName }) => localName === "num")) {
    const id = wordAttribute(num, "numId") ?? "";
    const overrides = elementsOf(num).flatMap((one) => childOf(one, "lvl") ?? []);
    for (const level of [...levelsOf(valueIn(childOf(num, "abstractNumId"))), ...overrides]) {
      const pattern = patternOf(level, numbers);
      const key = `${id}\t${wordAttribute(level, "ilvl") ?? "0"}`;
      if (pattern === "") patterns.delete(key);
      else patterns.set(key, pattern);
    }
  }
  return patterns;
}

/** Beyond, a list is no letter's. */
const MOST = 300;

function patternOf(level: Element, numbers: string): string {
  const text = (valueIn(childOf(level, "lvlText")) ?? "").replaceAll(/\s/gu, "");
  const format = valueIn(childOf(level, "numFmt")) ?? "decimal";
  // A sign of a symbol font is another one in the font that takes its place.
  if (format === "bullet") return text === "" ? "" : `(?:${literally(text)}|${BULLETS})`;
  return text
    .split(/(%[1-9])/u)
    .map((piece) => (/^%[1-9]$/u.test(piece) ? numbers : literally(piece)))
    .join("");
}

const BULLETS = String.raw`[•●○■□◆◇・※▪▫➢✓–\uE000-\uF8FF]`;

function rootsOf(parts: DocxParts, name: string): readonly Element[] {
  const ending = new RegExp(String.raw`(?:^|\/)${name}\.xml$`, "iu");
  return [...parts.keys()]
    .filter((part) => ending.test(part))
    .flatMap((part) => elementsOf(parseXml(parts, part).documentElement));
}

function childOf(parent: Element | undefined, name: string): Element | undefined {
  return elementsOf(parent ?? null).find(
    (one) => one.localName === name && one.namespaceURI === W_NAMESPACE,
  );
}

function valueIn(element: Element | undefined): string | undefined {
  return element === undefined ? undefined : wordAttribute(element, "val");
}
