import { escapeAttribute, escapeText } from "../base/escape-xml.ts";
import type { Letter } from "../model/letter.ts";
import type { Edition, LetterSettings } from "../model/letter-settings.ts";
import { blockText, textParts } from "../model/letter-text.ts";
import { NO_PICTURES } from "../model/picture.ts";
import { withPictures } from "../model/picture-data.ts";
import { partRunning } from "../model/running.ts";
import { teiBlocks } from "./tei-blocks.ts";
import { element } from "./tei-inlines.ts";
import { teiRunning } from "./tei-running.ts";

/** What of a letter's making its TEI file says. */
export interface TeiSource {
  /** The edition that the letter was issued in; the file holds both. */
  readonly edition: Edition;
  readonly settings: Pick<LetterSettings, "basis" | "pictures">;
}

/**
 * Writes a letter that was read for both editions as TEI, for editions on the web and for collections of texts.
 *
 * Shape: UTF-8, LF. `sic` and `corr` of each passage that was corrected, readings as `ruby`, notes, squares for what nobody can
 * read as `gap`; places and columns in words of ours in `rend`, so that the letter is had again whole.
 * Source: TEI P5 4.3 (`tei_all`).
 */
export function writeTei(letter: Letter, { edition, settings }: TeiSource): Uint8Array {
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="${escapeAttribute(letter.lang)}">
${header(letter, settings.basis)}
<text type="letter" subtype="${edition}">
<body>
${teiRunning(partRunning(letter.running, undefined))}${withPictures(teiBlocks(letter.blocks, letter.running), settings.pictures ?? NO_PICTURES)}</body>
</text>
</TEI>
`,
  );
}

function header(letter: Letter, basis: string | undefined): string {
  const { title, subject, author, date } = letter.properties;
  const titles = [
    element("title", ' type="main"', escapeText(title)),
    ...(subject === undefined ? [] : [element("title", ' type="sub"', escapeText(subject))]),
  ];
  const authors = author === undefined ? [] : [element("author", "", escapeText(author))];
  return `<teiHeader>
<fileDesc>
<titleStmt>${[...titles, ...authors].join("")}</titleStmt>
<publicationStmt><p>書簡 Shokan</p></publicationStmt>
<sourceDesc>${element("p", "", escapeText(basis ?? ""))}</sourceDesc>
</fileDesc>
<encodingDesc>
<editorialDecl>
${DECLARATIONS.map(([name, text]) => `<${name}><p>${text}</p></${name}>`).join("\n")}
</editorialDecl>
</encodingDesc>
<profileDesc>
${correspondence(letter, author, date)}
</profileDesc>
</teiHeader>`;
}

/** Who wrote to whom, and when, for catalogues of letters (CMIF). */
function correspondence(
  letter: Letter,
  author: string | undefined,
  date: string | undefined,
): string {
  const addressee = textParts(letter)
    .filter(({ type }) => type === "addressee")
    .map(blockText)
    .join("　");
  const sent =
    (author === undefined ? "" : element("name", "", escapeText(author))) +
    (date === undefined ? "" : `<date when="${escapeAttribute(date)}"/>`);
  const received = addressee === "" ? "" : element("name", "", escapeText(addressee));
  const actions = [
    ...(sent === "" ? [] : [`<correspAction type="sent">${sent}</correspAction>`]),
    ...(received === "" ? [] : [`<correspAction type="received">${received}</correspAction>`]),
  ];
  const inside = actions.length > 0 ? actions.join("") : "<p/>";
  return `<correspDesc>${inside}</correspDesc>`;
}

/** What was done with the text (凡例). */
const DECLARATIONS: readonly (readonly [string, string])[] = [
  [
    "correction",
    "底本の誤りを改めたところは choice に、底本の文字（sic）と改めた文字（corr）を並べた。誤りと思われるが底本のままとしたところは sic とした。",
  ],
  ["normalization", "漢字の字体と仮名遣いは底本のままとした。"],
  [
    "interpretation",
    "振り仮名は ruby、傍点は emph、割り注は note、判読できない文字は gap、編者の注記は note とした。",
  ],
];
