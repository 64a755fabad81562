import { roleStyle } from "../model/block-style.ts";
import type { Block, Letter, TextBlock } from "../model/letter.ts";
import { type Matter, matterOf } from "../model/matter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { inlineRuns, labelRuns, type RunContext } from "./inline-runs.ts";
import { placementOver, roleSize } from "./paragraph-look.ts";
import { paragraphStyle } from "./tables/word-styles.ts";
import type { WordPage } from "./word-page.ts";
import { valued } from "./xml.ts";

/** A paragraph with the numbers before its runs and of the last of them. */
export interface KeptParagraph {
  readonly xml: string;
  readonly firstId: number;
  readonly lastId: number;
}

/** What writing the paragraphs of one letter needs. */
export interface ParagraphContext {
  readonly format: PageFormat;
  readonly page: WordPage;
  /** Paragraphs that were written before, by their blocks; the same whether found or not. */
  readonly known: WeakMap<Block, KeptParagraph>;
  readonly runs: Omit<RunContext, "size" | "at">;
}

/** One paragraph of the document part. */
export interface ParagraphXml {
  readonly matter: Matter;
  readonly xml: string;
}

/**
 * Gives one paragraph for each block, in order.
 *
 * Shape: a page break is a property of the block after it (改ページ as 段落前で改ページする), so that no empty paragraph
 * is left at a page's head; a page break before another one, or at the end, needs an empty paragraph.
 */
export function blockParagraphs(
  letter: Letter,
  context: ParagraphContext,
): readonly ParagraphXml[] {
  const paragraphs: ParagraphXml[] = [];
  let breaks = false;
  for (const block of letter.blocks) {
    if (block.type === "page-break") {
      if (breaks) paragraphs.push({ matter: matterOf(block), xml: paragraph(block, "", true, "") });
      breaks = true;
      continue;
    }
    paragraphs.push({ matter: matterOf(block), xml: keptParagraph(block, breaks, context) });
    breaks = false;
  }
  const last = letter.blocks.at(-1);
  if (breaks && last !== undefined) {
    paragraphs.push({ matter: matterOf(last), xml: paragraph(last, "", true, "") });
  }
  return paragraphs;
}

// The template's own blocks come again as the same objects, and are written once. What a paragraph says depends on
// nothing before it but the numbers of its runs.
function keptParagraph(
  block: Exclude<Block, { readonly type: "page-break" }>,
  breaks: boolean,
  context: ParagraphContext,
): string {
  if (breaks) return blockParagraph(block, breaks, context);
  const { known, runs } = context;
  const firstId = runs.ids.last;
  const kept = known.get(block);
  if (kept?.firstId === firstId) {
    runs.ids.last = kept.lastId;
    return kept.xml;
  }
  let hasWarning = false;
  const warn: RunContext["warn"] = (diagnostic) => {
    hasWarning = true;
    runs.warn(diagnostic);
  };
  const xml = blockParagraph(block, breaks, { ...context, runs: { ...runs, warn } });
  if (!hasWarning) known.set(block, { xml, firstId, lastId: runs.ids.last });
  return xml;
}

function blockParagraph(
  block: Exclude<Block, { readonly type: "page-break" }>,
  breaks: boolean,
  context: ParagraphContext,
): string {
  if (block.type === "blank-line") return paragraph(block, "", breaks, "");
  const { format, page } = context;
  const at = block.origin ?? { kind: "file", path: block.type };
  const size = roleSize(roleStyle(block.type, format.writingMode), page);
  const runs: RunContext = { ...context.runs, size, at };
  return paragraph(
    block,
    textRuns(block, runs, format),
    breaks,
    placementOver(block, format.writingMode, page),
  );
}

function textRuns(block: TextBlock, runs: RunContext, format: PageFormat): string {
  if (block.type !== "list-item") return inlineRuns(block.inlines, runs);
  const hanging = -roleStyle("list-item", format.writingMode).firstLineIndent;
  return labelRuns(block.label, hanging, runs) + inlineRuns(block.inlines, runs);
}

function paragraph(block: Block, runs: string, breaks: boolean, placement: string): string {
  const style = valued("w:pStyle", paragraphStyle(block).id);
  const pageBreak = breaks ? "<w:pageBreakBefore/>" : "";
  return `<w:p><w:pPr>${style}${pageBreak}${placement}</w:pPr>${runs}</w:p>`;
}
