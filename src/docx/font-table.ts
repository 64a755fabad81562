import type { EmbeddedFace, FontPlan } from "./plan-fonts.ts";
import type { SystemFont } from "./tables/system-fonts.ts";
import { element, RELATIONSHIP_NAMESPACE, valued, WORD_NAMESPACE, XML_DECLARATION } from "./xml.ts";

/** Path of an embedded face's part in the package. */
export function fontPartName(index: number): string {
  return `word/fonts/font${index + 1}.odttf`;
}

/**
 * Gives the font table: the fonts that the letter names, what stands in for each, and the faces embedded.
 *
 * Shape: `carried` are the places in the plan of the faces that this letter carries; with marks where the letter's own
 * names and keys go.
 * Source: ISO/IEC 29500-1, 17.8.3; order of the elements: CT_Font.
 */
export function fontTable(plan: FontPlan, carried: readonly number[]): string {
  return (
    XML_DECLARATION +
    element("w:fonts", { "xmlns:w": WORD_NAMESPACE, "xmlns:r": RELATIONSHIP_NAMESPACE }, [
      ...plan.embedded.map((face, index) =>
        embeddedFont(face, plan, carried.includes(index) ? index : undefined),
      ),
      systemFontXml(plan.system),
      element("w:font", { "w:name": "Times New Roman" }, [
        valued("w:panose1", "02020603050405020304"),
        valued("w:charset", "00"),
        valued("w:family", "roman"),
        valued("w:pitch", "variable"),
      ]),
    ])
  );
}

/** Gives the relationships of the font table. */
export function fontTableRelationships(carried: readonly number[]): string {
  return (
    XML_DECLARATION +
    element(
      "Relationships",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" },
      carried.map((index) =>
        element("Relationship", {
          Id: relationshipId(index),
          Type: `${RELATIONSHIP_NAMESPACE}/font`,
          Target: `fonts/font${index + 1}.odttf`,
        }),
      ),
    )
  );
}

function embeddedFont(face: EmbeddedFace, plan: FontPlan, index: number | undefined): string {
  return element("w:font", { "w:name": face.name }, [
    valued("w:altName", plan.system.name),
    valued("w:charset", JAPANESE_CHARSET),
    valued("w:family", plan.system.family),
    valued("w:pitch", "variable"),
    index === undefined
      ? ""
      : element(face.face.isForBold === true ? "w:embedBold" : "w:embedRegular", {
          "r:id": relationshipId(index),
          // Not `subsetted`: of its own name the font is all there is, and LibreOffice 25 passes over a font
          // of that kind which draws fewer than 26 glyphs.
          "w:fontKey": face.key,
        }),
  ]);
}

function systemFontXml(font: SystemFont): string {
  return element("w:font", { "w:name": font.name }, [
    valued("w:altName", font.latinName),
    valued("w:charset", JAPANESE_CHARSET),
    valued("w:family", font.family),
    valued("w:pitch", font.pitch),
  ]);
}

function relationshipId(index: number): string {
  return `rId${index + 1}`;
}

/** SHIFTJIS_CHARSET. Source: Windows, LOGFONT lfCharSet 128. */
const JAPANESE_CHARSET = "80";
