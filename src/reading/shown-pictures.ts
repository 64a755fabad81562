import { portableWorld } from "../base/portable-world.ts";
import { type DocxParts, partText } from "../verify/docx-parts.ts";
import { xmlTokens } from "../verify/xml-tokens.ts";

/**
 * Gives the pictures that a document shows, each by the SHA-256 of its bytes, in their order; empty for one that lies elsewhere.
 *
 * Shape: the older form that programs write beside one of them is the same picture.
 * Source: ISO/IEC 29500-1, 20.1.8.13 (blip); 29500-4, 19.1.2.11 (imagedata); 29500-3, 9.3 (Fallback).
 */
export function shownPictures(parts: DocxParts, main: string): readonly string[] {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  if (!parts.has(relations)) return [];
  const targets = targetsIn(partText(parts, relations));
  const text = partText(parts, main).replaceAll(OLDER, "");
  return [...text.matchAll(PICTURE)].map(({ groups }) => {
    const target = targets.get(groups?.["relation"] ?? "") ?? "";
    const part = parts.get(target.startsWith("/") ? target.slice(1) : folder + target);
    return part === undefined ? "" : portableWorld.sha256(part);
  });
}

function targetsIn(relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(relations)) {
    if (token.kind !== "open" || token.name !== "Relationship") continue;
    targets.set(token.attributes.get("Id") ?? "", token.attributes.get("Target") ?? "");
  }
  return targets;
}

const OLDER = /<mc:Fallback[\s>].*?<\/mc:Fallback>/gsu;
const PICTURE = /<(?:a:blip|v:imagedata)\s[^>]*?\br:(?:embed|id)="(?<relation>[^"]+)"/gu;
