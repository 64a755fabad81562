import { tenths } from "../model/seen-pictures.ts";
import { type DocxParts, partText } from "./docx-parts.ts";

/**
 * Finds the places of seals that are half on a page (契印・割印) in the heads of a Word file's pages, as `saidFrame` says them: for each
 * section those of its pages, of the first one those of the letter's first page before them.
 *
 * Shape: `other` for what is not at the middle of its edge, of another shape than half of a seal, or not on all pages of a later
 * section. A section without a head of its own has that of the section before it.
 * Source: ISO/IEC 29500-1, 17.3.1.11 (framePr), 17.10.1 (titlePg).
 */
export function jointsInWord(parts: DocxParts): readonly (readonly string[])[] {
  const document = partText(parts, "word/document.xml");
  const targets = new Map(
    [...partText(parts, "word/_rels/document.xml.rels").matchAll(RELATION)].map(({ groups }) => [
      /Id="([^"]*)"/u.exec(groups?.["own"] ?? "")?.[1] ?? "",
      /Target="([^"]*)"/u.exec(groups?.["own"] ?? "")?.[1] ?? "",
    ]),
  );
  const heads = new Map<string, string>();
  return (document.match(SECTION) ?? []).map((section, index) => {
    for (const { groups } of section.matchAll(HEAD)) {
      heads.set(groups?.["type"] ?? "", `word/${targets.get(groups?.["id"] ?? "")}`);
    }
    const size = /<w:pgSz w:w="(?<width>\d+)" w:h="(?<height>\d+)"/u.exec(section)?.groups;
    const page = { width: Number(size?.["width"]), height: Number(size?.["height"]) };
    const on = (type: string): readonly string[] => {
      const name = heads.get(type) ?? "";
      if (!parts.has(name)) return [];
      return [...partText(parts, name).matchAll(JOINT)].map(({ groups }) =>
        said(groups ?? {}, page),
      );
    };
    return onPages(on, section.includes("<w:titlePg/>"), index === 0);
  });
}

function onPages(
  on: (type: string) => readonly string[],
  hasFirst: boolean,
  isFirstPart: boolean,
): readonly string[] {
  const others = on("default");
  const first = hasFirst ? on("first") : others;
  if (!isFirstPart) return first.join() === others.join() ? others : ["other"];
  // The letter's first page has other places than those after it.
  const found = [...on("first"), ...others];
  return found.length > 0 && !hasFirst ? ["other"] : found;
}

const SECTION = /<w:sectPr\b.*?<\/w:sectPr>/gsu;
const HEAD = /<w:headerReference w:type="(?<type>\w+)" r:id="(?<id>[^"]*)"\/>/gu;

/** Tells whether any head of the pages has the place of a seal. */
export function hasJoints(parts: DocxParts): boolean {
  return [...parts.keys()].some(
    (name) => name.startsWith("word/header") && partText(parts, name).search(JOINT) >= 0,
  );
}

/** Leaves the places of seals out of the head of a page: paragraphs without a word, outside of its text. */
export function withoutJoints(header: string): string {
  return header.replaceAll(JOINT, "");
}

function said(
  groups: Readonly<Record<string, string | undefined>>,
  page: { readonly width: number; readonly height: number },
): string {
  const [x = 0, y = 0, w = 0, h = 0] = ["x", "y", "w", "h"].map((name) => Number(groups[name]));
  const sides = [...(groups["sides"] ?? "").matchAll(/<w:(?<side>\w+) /gu)].map(
    (side) => side.groups?.["side"] ?? "",
  );
  const open = EDGES.find((edge) => !sides.includes(edge));
  if (open === undefined) return "other";
  const isAcross = open === "top";
  const [along, across] = isAcross ? [w, h] : [h, w];
  const [place, length] = isAcross ? [x, page.width] : [y, page.height];
  const edge = { top: y, left: x, right: page.width - x - w }[open];
  const isThere =
    sides.length === 3 &&
    Math.abs(edge) <= NEAR &&
    Math.abs(2 * place + along - length) <= NEAR &&
    Math.abs(2 * across - along) <= NEAR;
  return isThere ? `${open} ${tenths(along / TWIPS_PER_PT)}` : "other";
}

const EDGES = ["top", "left", "right"] as const;
/** Twips: what the writer rounds, and the place that Word has for the edge. */
const NEAR = 3;
const TWIPS_PER_PT = 20;
const RELATION = /<Relationship (?<own>[^>]*)\/>/gu;
const SIDE = '<w:(?:top|bottom|left|right) w:val="dashed" w:color="auto" w:sz="4" w:space="0"\\/>';
/** The paragraph as it is written: anything else in it, or beside it, is foreign. */
const JOINT = new RegExp(
  `<w:p><w:pPr><w:pStyle w:val="KobunPeji"\\/><w:framePr w:w="(?<w>\\d{1,5})" w:h="(?<h>\\d{1,5})" w:x="(?<x>\\d{1,5})" w:y="(?<y>\\d{1,5})" w:hAnchor="page" w:vAnchor="page" w:hRule="exact"\\/><w:pBdr>(?<sides>(?:${SIDE}){3})<\\/w:pBdr><\\/w:pPr><\\/w:p>`,
  "gu",
);
