import { assertNever } from "../base/assert.ts";
import type { Block, Inline, Letter, TableRow, TextPart } from "./letter.ts";
import type { Edition } from "./letter-settings.ts";
import { blockText, hasPicture, isTextBlock } from "./letter-text.ts";

/** Gives a letter that was read for both editions as one of them (校訂版・発出時のまま). */
export function chooseEdition(letter: Letter, edition: Edition): Letter {
  const blocks = letter.blocks.map((block) => chosenBlock(block, edition));
  // A paragraph that the edition has not is none.
  return {
    ...letter,
    blocks: blocks.filter(
      (block) => !isTextBlock(block) || hasPicture(block) || blockText(block).trim() !== "",
    ),
  };
}

function chosenBlock(block: Block, edition: Edition): Block {
  switch (block.type) {
    case "page-break":
    case "part-break":
    case "blank-line":
      return block;
    case "table": {
      const { caption, head, rows } = block;
      const chosenRow = (row: TableRow): TableRow => ({
        ...row,
        cells: row.cells.map((cell) => chosenPart(cell, edition)),
      });
      return {
        ...block,
        caption: caption && chosenPart(caption, edition),
        head: head.map(chosenRow),
        rows: rows.map(chosenRow),
      };
    }
    case "list-item":
      return { ...chosenPart(block, edition), label: chosen(block.label, edition) };
    default:
      return chosenPart(block, edition);
  }
}

function chosenPart<Part extends TextPart>(part: Part, edition: Edition): Part {
  return { ...part, inlines: chosen(part.inlines, edition) };
}

function chosen(inlines: readonly Inline[], edition: Edition): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    switch (inline.type) {
      case "editorial-note": {
        const { issued, children } = inline;
        if (issued === undefined) return withChildren(inline, chosen(children, edition));
        if (edition === "corrected") return chosen(children, edition);
        return issued === "" ? [] : [{ type: "text", text: issued, origin: undefined }];
      }
      case "emphasis-dots":
      case "lined-text":
      case "warichu":
      case "jidori":
      case "no-break":
        return withChildren(inline, chosen(inline.children, edition));
      case "text":
      case "ruby":
      case "script-text":
      case "tate-chu-yoko":
      case "line-break":
      case "honorific-space":
      case "picture":
        return [inline];
      default:
        return assertNever(inline);
    }
  });
}

/** Nothing is left of a stretch whose characters the edition has not. */
function withChildren<Stretch extends Inline & { readonly children: readonly Inline[] }>(
  inline: Stretch,
  children: readonly Inline[],
): readonly Inline[] {
  return children.length === 0 ? [] : [{ ...inline, children } as Stretch];
}
