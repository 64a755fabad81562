import { SP_PER_PT, type Sp } from "../../src/base/units.ts";
import type { GlyphRecipe } from "../../src/model/glyph.ts";
import type { GlyphRun, PagedDocument, PageItem } from "../../src/model/paged-document.ts";

/**
 * Writes a laid-out letter as text, one line per event, so that a change of layout is a change in a
 * text diff (版面の文字表現).
 *
 * Units: points from the page's top left corner, rounded to 0.01.
 */
export function tracePages(document: PagedDocument): string {
  const lines: string[] = [];
  for (const [index, page] of document.pages.entries()) {
    const { width, height } = document.pageSize;
    lines.push(`page ${index + 1} ${points(width)}x${points(height)}`);
    let depth = 1;
    for (const item of page.items) {
      if (item.type === "tag-end") depth -= 1;
      for (const line of traceItem(item, document)) lines.push("  ".repeat(depth) + line);
      if (item.type === "tag-start") depth += 1;
    }
  }
  return `${lines.join("\n")}\n`;
}

function traceItem(item: PageItem, document: PagedDocument): readonly string[] {
  switch (item.type) {
    case "tag-start":
      return [item.role === "artifact" ? "artifact" : `${item.role} ${item.element}`];
    case "tag-end":
      return [];
    case "rule": {
      const { x, y, width, height } = item.box;
      return [`rule x=${points(x)} y=${points(y)} ${points(width)}x${points(height)}`];
    }
    case "picture": {
      const { x, y, width, height } = item.box;
      const place = `x=${points(x)} y=${points(y)} ${points(width)}x${points(height)}`;
      return [`picture ${place} ${item.picture.name}`];
    }
    case "glyphs":
      return traceRun(item, document);
  }
}

function traceRun(run: GlyphRun, document: PagedDocument): readonly string[] {
  const face = document.faces[run.face]?.postScriptName ?? "?";
  const text = run.glyphs.map((glyph) => glyph.text).join("");
  const marks = run.glyphs.flatMap((glyph) => {
    const mark = markOf(glyph.recipe);
    return mark === undefined ? [] : [`${glyph.text}:${mark}`];
  });
  const place = `x=${points(run.at.x)} y=${points(run.at.y)}`;
  return [
    `${run.direction} ${place} ${face} ${points(run.size)}`,
    `  text ${text}`,
    `  advances ${advancesOf(run)}`,
    ...(marks.length === 0 ? [] : [`  drawn ${marks.join(" ")}`]),
  ];
}

// Runs of equal advances are written once with their count.
function advancesOf(run: GlyphRun): string {
  const groups: { advance: Sp; count: number }[] = [];
  for (const { advance } of run.glyphs) {
    const last = groups.at(-1);
    if (last?.advance === advance) last.count += 1;
    else groups.push({ advance, count: 1 });
  }
  return groups
    .map(({ advance, count }) => (count === 1 ? points(advance) : `${points(advance)}×${count}`))
    .join(" ");
}

function markOf(recipe: GlyphRecipe): string | undefined {
  switch (recipe.kind) {
    case "blank":
      return "blank";
    case "glyph":
      return recipe.shift === 0 ? undefined : `shift${recipe.shift}`;
    case "composite":
      return `composite${recipe.parts.length}`;
  }
}

function points(length: Sp): string {
  return (length / SP_PER_PT).toFixed(2);
}
