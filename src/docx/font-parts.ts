import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import type { Letter } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import { textsOf } from "./check-letter.ts";
import { clustersWithSelectors, faceIndexOf } from "./face-runs.ts";
import { fontPartName, fontTable, fontTableRelationships } from "./font-table.ts";
import { obfuscateFont } from "./obfuscate-font.ts";
import type { FontPlan } from "./plan-fonts.ts";

/** Gives the parts of a letter's fonts: the table, its relationships, and the faces that the letter carries. */
export type FontParts = (letter: Letter) => readonly ZipEntry[];

/**
 * Makes the giver of font parts for a template.
 *
 * Shape: the parts depend on the letter's characters alone; what stays from one letter to the next are only
 * copies that need not be made again.
 */
export function fontPartsOf(plan: FontPlan): FontParts {
  const tables = new Map<string, readonly ZipEntry[]>();
  const files = new Map<string, ZipEntry>();
  return (letter) => {
    const characters = charactersByFace(letter, plan);
    const carried = [...characters.keys()].sort((left, right) => left - right);
    const key = carried.join();
    const table = tables.get(key) ?? tableParts(plan, carried);
    tables.set(key, table);
    return [
      ...table,
      ...carried.map((index) => {
        const text = [...(characters.get(index) ?? [])].sort().join("");
        const fileKey = plan.extent === "full" ? `${index}` : `${index}:${text}`;
        const file = files.get(fileKey) ?? filePart(plan, index, text);
        if (files.size >= KEPT_FILES) files.clear();
        files.set(fileKey, file);
        return file;
      }),
    ];
  };
}

function charactersByFace(
  letter: Letter,
  plan: FontPlan,
): ReadonlyMap<number, ReadonlySet<string>> {
  const byFace = new Map<number, Set<string>>();
  if (plan.embedded.length === 0) return byFace;
  const all = new Set<string>(clustersWithSelectors(PAGE_NUMBERS));
  for (const block of letter.blocks) {
    if (!isTextBlock(block)) continue;
    const inlines = block.type === "list-item" ? [...block.label, ...block.inlines] : block.inlines;
    for (const { text } of textsOf(inlines)) {
      for (const cluster of clustersWithSelectors(text)) all.add(cluster);
    }
  }
  for (const cluster of all) {
    const index = plan.embedded.length === 1 ? 0 : faceIndexOf(cluster, plan);
    const set = byFace.get(index) ?? new Set();
    set.add(cluster);
    byFace.set(index, set);
  }
  return byFace;
}

function tableParts(plan: FontPlan, carried: readonly number[]): readonly ZipEntry[] {
  const encoder = new TextEncoder();
  return [
    deflatedEntry("word/fontTable.xml", encoder.encode(fontTable(plan, carried))),
    deflatedEntry("word/_rels/fontTable.xml.rels", encoder.encode(fontTableRelationships(carried))),
  ];
}

function filePart(plan: FontPlan, index: number, text: string): ZipEntry {
  const embedded = plan.embedded[index];
  if (embedded === undefined) throw new Error("a face outside the plan");
  const { face, key } = embedded;
  const font = plan.extent === "full" ? face.wholeFile() : face.subsetFile(text);
  return deflatedEntry(fontPartName(index), obfuscateFont(font, key));
}

/** What Word needs to number pages. */
const PAGE_NUMBERS = "0123456789〇一二三四五六七八九十百";
const KEPT_FILES = 8;
