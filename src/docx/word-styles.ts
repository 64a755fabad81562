import { NUMBERED_STYLES, namedStyle, type StyleName } from "../model/block-style.ts";
import type { PageFormat } from "../model/page-format.ts";
import { noteSize } from "../model/text-sizes.ts";
import { isLargerThanLine, lineHeight, paragraphLook, roleSize } from "./paragraph-look.ts";
import type { PartPage } from "./part-pages.ts";
import type { FontPlan } from "./plan-fonts.ts";
import { runningSize, runningStyleId } from "./running-parts.ts";
import type { SpecialStyle } from "./special-styles.ts";
import {
  CHARACTER_STYLES,
  FOOT_STYLE,
  NORMAL_STYLE,
  PAGE_NUMBER_STYLE,
  PARAGRAPH_STYLES,
  type ParagraphStyle,
  partStyle,
  RUNNING_STYLE,
  SPECIAL_CHARACTER_STYLES,
} from "./tables/word-styles.ts";
import { halfPoint, TWIPS_PER_HALF_POINT, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { element, toggle, valued, WORD_NAMESPACE, XML_DECLARATION } from "./xml.ts";

/**
 * Gives the styles part: Japanese named styles through which a clerk restyles a whole letter.
 *
 * Source: ISO/IEC 29500-1, 17.7.
 */
export function wordStyles(
  format: PageFormat,
  page: WordPage,
  fonts: FontPlan,
  special: readonly SpecialStyle[],
  parts: readonly PartPage[] = [],
): string {
  return (
    XML_DECLARATION +
    element("w:styles", { "xmlns:w": WORD_NAMESPACE }, [
      documentDefaults(page, fonts),
      baseStyles(format),
      ...STYLE_NAMES.map((name) => blockStyleXml(name, format, page, fonts)),
      pageNumberStyle(page),
      ...characterStyles(page),
      ...special.flatMap((one) => specialStyle(one, format, page, fonts)),
      ...parts.flatMap((part) => partStyles(part, page, fonts, special)),
    ])
  );
}

function documentDefaults(page: WordPage, fonts: FontPlan): string {
  return element("w:docDefaults", {}, [
    element("w:rPrDefault", {}, [
      element("w:rPr", {}, [
        element("w:rFonts", {
          "w:ascii": fonts.main,
          "w:eastAsia": fonts.main,
          "w:hAnsi": fonts.main,
          "w:cs": "Times New Roman",
        }),
        // Kerning of Latin letters would leave the grid.
        valued("w:kern", 0),
        valued("w:sz", page.characterSize),
        valued("w:szCs", page.characterSize),
        element("w:lang", { "w:val": "en-US", "w:eastAsia": "ja-JP", "w:bidi": "ar-SA" }),
      ]),
    ]),
    element("w:pPrDefault"),
  ]);
}

// LibreOffice reads the switches for punctuation from styles, not from the defaults.
function typesettingSwitches({ policy }: PageFormat): string {
  const gap = policy.jaLatinGap !== "0";
  return element("w:pPr", {}, [
    toggle("w:widowControl", false),
    toggle("w:kinsoku", true),
    toggle("w:overflowPunct", policy.hanging),
    toggle("w:topLinePunct", policy.adjustment !== "expand-only"),
    toggle("w:autoSpaceDE", gap),
    toggle("w:autoSpaceDN", gap),
    toggle("w:adjustRightInd", true),
    toggle("w:snapToGrid", true),
  ]);
}

// The styles that every Word file has, with the ids of the Japanese edition.
function baseStyles(format: PageFormat): string {
  return [
    element("w:style", { "w:type": "paragraph", "w:default": 1, "w:styleId": NORMAL_STYLE.id }, [
      valued("w:name", NORMAL_STYLE.name),
      "<w:qFormat/>",
      typesettingSwitches(format),
    ]),
    element("w:style", { "w:type": "character", "w:default": 1, "w:styleId": "a0" }, [
      valued("w:name", "Default Paragraph Font"),
      valued("w:uiPriority", 1),
      "<w:semiHidden/>",
      "<w:unhideWhenUsed/>",
    ]),
    element("w:style", { "w:type": "table", "w:default": 1, "w:styleId": "a1" }, [
      valued("w:name", "Normal Table"),
      valued("w:uiPriority", 99),
      "<w:semiHidden/>",
      "<w:unhideWhenUsed/>",
      element("w:tblPr", {}, [
        element("w:tblInd", { "w:w": 0, "w:type": "dxa" }),
        element("w:tblCellMar", {}, [
          element("w:top", { "w:w": 0, "w:type": "dxa" }),
          element("w:left", { "w:w": 108, "w:type": "dxa" }),
          element("w:bottom", { "w:w": 0, "w:type": "dxa" }),
          element("w:right", { "w:w": 108, "w:type": "dxa" }),
        ]),
      ]),
    ]),
    element("w:style", { "w:type": "numbering", "w:default": 1, "w:styleId": "a2" }, [
      valued("w:name", "No List"),
      valued("w:uiPriority", 99),
      "<w:semiHidden/>",
      "<w:unhideWhenUsed/>",
    ]),
    // The separators of the notes parts, which `docx` always writes, name these two.
    noteReference("FootnoteReference", "footnote reference"),
    noteReference("EndnoteReference", "endnote reference"),
  ].join("");
}

function noteReference(id: string, name: string): string {
  return element("w:style", { "w:type": "character", "w:styleId": id }, [
    valued("w:name", name),
    valued("w:basedOn", "a0"),
    valued("w:uiPriority", 99),
    "<w:semiHidden/>",
    "<w:unhideWhenUsed/>",
    element("w:rPr", {}, [valued("w:vertAlign", "superscript")]),
  ]);
}

function blockStyleXml(
  name: StyleName,
  format: PageFormat,
  page: WordPage,
  fonts: FontPlan,
  within?: { readonly part: PartPage; readonly main: WordPage },
  named: ParagraphStyle = PARAGRAPH_STYLES[name],
): string {
  const styleOf = (of: ParagraphStyle): ParagraphStyle =>
    within === undefined ? of : partStyle(of, within.part.number, within.part.name);
  const style = styleOf(named);
  const role = namedStyle(name, format);
  const own = roleSize(role, page);
  const size = named === FOOT_STYLE ? halfPoint(noteSize(own / 2) * 2) : own;
  const look = paragraphLook(role, {
    em: page.em,
    linePitch: page.linePitch,
    countsCharacters: page.countsCharacters,
    exactLine: isLargerThanLine(size, page, fonts.naturalLineRatio)
      ? lineHeight(size, page)
      : undefined,
    outlineLevel: style.outlineLevel,
  });
  const characters =
    size === (within?.main ?? page).characterSize
      ? ""
      : element("w:rPr", {}, [valued("w:sz", size), valued("w:szCs", size)]);
  const content = [
    valued("w:basedOn", NORMAL_STYLE.id),
    ...(GOES_ON.has(name) ? [] : [valued("w:next", styleOf(PARAGRAPH_STYLES.paragraph).id)]),
    ...(style.isBuiltIn ? [valued("w:uiPriority", HEADING_PRIORITY)] : []),
    "<w:qFormat/>",
    look,
    characters,
  ];
  return style.isBuiltIn
    ? element("w:style", { "w:type": "paragraph", "w:styleId": style.id }, [
        valued("w:name", style.name),
        ...content,
      ])
    : customStyle("paragraph", style.id, style.name, content);
}

/** The styles of a 別紙 that has pages of its own: those of the letter, in its size and its direction. */
function partStyles(
  part: PartPage,
  main: WordPage,
  fonts: FontPlan,
  special: readonly SpecialStyle[],
): readonly string[] {
  const names = [
    ...STYLE_NAMES,
    ...special.flatMap((one) => (isOfBlocks(one) ? BLOCK_STYLES[one] : [])),
  ];
  return [
    ...names.map((name) => blockStyleXml(name, part.format, part.page, fonts, { part, main })),
    ...(special.includes("running") ? [runningStyle(part.page, part.number, part.name)] : []),
    ...(special.includes("foot")
      ? [blockStyleXml("list-item-0", part.format, part.page, fonts, { part, main }, FOOT_STYLE)]
      : []),
  ];
}

function isOfBlocks(style: SpecialStyle): style is keyof typeof BLOCK_STYLES {
  return style in BLOCK_STYLES;
}

/** The styles of what is in tables; letters without one do not have them. */
const TABLE_STYLES: readonly StyleName[] = ["table-caption", "table-head", "table-cell"];

/** The styles of blocks that few letters have. */
const BLOCK_STYLES: Readonly<
  Record<"table" | "numbered" | "corner" | "figure", readonly StyleName[]>
> = {
  table: TABLE_STYLES,
  numbered: NUMBERED_STYLES,
  corner: ["corner-mark"],
  figure: ["figure", "figure-caption"],
};

/** Who presses Enter in these goes on in the same style. */
const GOES_ON: ReadonlySet<StyleName> = new Set([
  "paragraph",
  "table-head",
  "table-cell",
  ...NUMBERED_STYLES,
]);

/** Where Word itself puts its headings in its list of styles. */
const HEADING_PRIORITY = 9;

/** The order of the styles in the file. */
const STYLE_NAMES: readonly StyleName[] = [
  "paragraph",
  "salutation",
  "complimentary-close",
  "date-line",
  "sender",
  "addressee",
  "document-number",
  "subject",
  "heading-1",
  "heading-2",
  "heading-3",
  "notes-head",
  "notes-end",
  "list-item-0",
  "list-item-1",
  "list-item-2",
  "postscript",
];

function pageNumberStyle(page: WordPage): string {
  const size = halfPoint((page.characterSize * 2) / 3);
  return customStyle("paragraph", PAGE_NUMBER_STYLE.id, PAGE_NUMBER_STYLE.name, [
    valued("w:basedOn", NORMAL_STYLE.id),
    element("w:pPr", {}, [
      toggle("w:snapToGrid", false),
      element("w:spacing", {
        "w:line": twip(size * TWIPS_PER_HALF_POINT * 1.5),
        "w:lineRule": "exact",
      }),
      valued("w:jc", "center"),
    ]),
    element("w:rPr", {}, [valued("w:sz", size), valued("w:szCs", size)]),
  ]);
}

function runningStyle(page: WordPage, part: number | undefined, name: string): string {
  const size = runningSize(page);
  const shown = part === undefined ? "" : `（${name === "" ? "別紙" : name}）`;
  return customStyle("paragraph", runningStyleId(part), RUNNING_STYLE.name + shown, [
    valued("w:basedOn", NORMAL_STYLE.id),
    element("w:pPr", {}, [toggle("w:snapToGrid", false), valued("w:jc", "left")]),
    element("w:rPr", {}, [valued("w:sz", size), valued("w:szCs", size)]),
  ]);
}

function characterStyles(page: WordPage): readonly string[] {
  const rubySize = halfPoint(page.characterSize / 2);
  const looks: Readonly<Record<keyof typeof CHARACTER_STYLES, string>> = {
    tateChuYoko: element("w:eastAsianLayout", { "w:vert": 1, "w:vertCompress": 1 }),
    emphasis: valued("w:em", "comma"),
    warichu: element("w:eastAsianLayout", { "w:combine": 1 }),
    jidori: "",
    noBreak: "",
    ruby: valued("w:sz", rubySize) + valued("w:szCs", rubySize),
  };
  return (["tateChuYoko", "emphasis", "warichu", "jidori", "noBreak", "ruby"] as const).map((key) =>
    customStyle("character", CHARACTER_STYLES[key].id, CHARACTER_STYLES[key].name, [
      valued("w:basedOn", "a0"),
      valued("w:uiPriority", 1),
      "<w:qFormat/>",
      looks[key] === "" ? "" : element("w:rPr", {}, [looks[key]]),
    ]),
  );
}

function specialStyle(
  key: SpecialStyle,
  format: PageFormat,
  page: WordPage,
  fonts: FontPlan,
): readonly string[] {
  if (isOfBlocks(key)) {
    return BLOCK_STYLES[key].map((name) => blockStyleXml(name, format, page, fonts));
  }
  if (key === "foot") {
    return [blockStyleXml("list-item-0", format, page, fonts, undefined, FOOT_STYLE)];
  }
  if (key === "running") return [runningStyle(page, undefined, "")];
  const { id, name } = SPECIAL_CHARACTER_STYLES[key];
  const look = key === "secondLine" ? element("w:eastAsianLayout", { "w:combine": 1 }) : "";
  const content = [
    valued("w:basedOn", "a0"),
    valued("w:uiPriority", 1),
    "<w:qFormat/>",
    look === "" ? "" : element("w:rPr", {}, [look]),
  ];
  return [customStyle("character", id, name, content)];
}

function customStyle(
  type: "paragraph" | "character",
  id: string,
  name: string,
  content: readonly string[],
): string {
  return element("w:style", { "w:type": type, "w:customStyle": 1, "w:styleId": id }, [
    valued("w:name", name),
    ...content,
  ]);
}
