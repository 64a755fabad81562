import type { PageFormat } from "../model/page-format.ts";
import { kinsokuTable } from "./kinsoku-table.ts";
import type { FontPlan } from "./plan-fonts.ts";
import type { WordPage } from "./word-page.ts";
import { element, toggle, valued, WORD_NAMESPACE, XML_DECLARATION } from "./xml.ts";

/**
 * Gives the settings part, as the current Japanese edition of Word writes it.
 *
 * Source: ISO/IEC 29500-1, 17.15; order of the elements: CT_Settings.
 */
export function wordSettings(format: PageFormat, page: WordPage, fonts: FontPlan): string {
  const { policy } = format;
  const kinsoku = kinsokuTable(policy.kinsoku, format.arrangement);
  const embeds = fonts.embedded.length > 0;
  return (
    XML_DECLARATION +
    element("w:settings", { "xmlns:w": WORD_NAMESPACE }, [
      element("w:zoom", { "w:percent": 100 }),
      // Without `saveSubsetFonts`: a letter that Word saves keeps its font as it is, and so its name.
      embeds ? "<w:embedTrueTypeFonts/>" : "",
      "<w:bordersDoNotSurroundHeader/>",
      "<w:bordersDoNotSurroundFooter/>",
      valued("w:defaultTabStop", page.em * 4),
      valued("w:drawingGridHorizontalSpacing", page.em / 2),
      valued("w:displayHorizontalDrawingGridEvery", 0),
      valued("w:displayVerticalDrawingGridEvery", 2),
      valued(
        "w:characterSpacingControl",
        policy.adjustment === "expand-only" ? "doNotCompress" : "compressPunctuation",
      ),
      policy.kinsoku === "very-strict" || policy.kinsoku === "css-strict"
        ? toggle("w:strictFirstAndLastChars", true)
        : "",
      element("w:noLineBreaksAfter", { "w:lang": "ja-JP", "w:val": kinsoku.after }),
      element("w:noLineBreaksBefore", { "w:lang": "ja-JP", "w:val": kinsoku.before }),
      noteSeparators("w:footnotePr", "w:footnote"),
      noteSeparators("w:endnotePr", "w:endnote"),
      compatibility(),
      element("w:themeFontLang", { "w:val": "en-US", "w:eastAsia": "ja-JP" }),
      element("w:clrSchemeMapping", {
        "w:bg1": "light1",
        "w:t1": "dark1",
        "w:bg2": "light2",
        "w:t2": "dark2",
        "w:accent1": "accent1",
        "w:accent2": "accent2",
        "w:accent3": "accent3",
        "w:accent4": "accent4",
        "w:accent5": "accent5",
        "w:accent6": "accent6",
        "w:hyperlink": "hyperlink",
        "w:followedHyperlink": "followedHyperlink",
      }),
      valued("w:decimalSymbol", "."),
      valued("w:listSeparator", ","),
    ])
  );
}

// The separators that the notes parts of every Word file hold.
function noteSeparators(name: string, note: string): string {
  return element(name, {}, [element(note, { "w:id": -1 }), element(note, { "w:id": 0 })]);
}

// What the Japanese edition of Word 2013 and later writes; mode 15 is that of all later versions too.
function compatibility(): string {
  const uri = "http://schemas.microsoft.com/office/word";
  const setting = (name: string, value: number): string =>
    element("w:compatSetting", { "w:name": name, "w:uri": uri, "w:val": value });
  return element("w:compat", {}, [
    "<w:spaceForUL/>",
    "<w:balanceSingleByteDoubleByteWidth/>",
    "<w:doNotLeaveBackslashAlone/>",
    "<w:ulTrailSpace/>",
    "<w:doNotExpandShiftReturn/>",
    "<w:adjustLineHeightInTable/>",
    "<w:useFELayout/>",
    setting("compatibilityMode", 15),
    setting("overrideTableStyleFontSizeAndJustification", 1),
    setting("enableOpenTypeFeatures", 1),
    setting("doNotFlipMirrorIndents", 1),
    setting("differentiateMultirowTableHeaders", 1),
    setting("useWord2013TrackBottomHyphenation", 0),
  ]);
}
