import type { Location } from "../base/location.ts";
import type { Sp } from "../base/units.ts";
import type { LatinPolicy } from "../text/latin-tokens.ts";
import type { PageFormat } from "./page-format.ts";
import type { Pictures } from "./picture.ts";

/** 文書の種別: 書簡, 通知, 事務連絡, 賞状. */
export type LetterKind = "letter" | "notice" | "memo" | "certificate";

/** Which text of a passage with an edition note is taken (版). */
export type Edition = "corrected" | "as-issued";

/** What a letter is read for: one edition, or both, each passage that differs with what the original has. */
export type EditionRead = Edition | "both";

/** Which fonts a Word file carries: the letter's characters, none, or the whole face. */
export type DocxFonts = "subset" | "system" | "full";

/** What a template's front matter says about every letter made from it, defaults filled in. */
export interface LetterSettings {
  readonly title: string;
  readonly kind: LetterKind;
  readonly format: PageFormat;
  /** Names of faces in the order in which they are tried, those for bold text last; empty for the default face. */
  readonly fonts: readonly string[];
  /** Those of `fonts` that are for bold text (太字), the last of them. */
  readonly boldFonts?: readonly string[];
  /** Whether headings and the subject are bold. */
  readonly hasBoldHeadings?: boolean;
  readonly docxFonts: DocxFonts;
  /** How short Latin runs are set in a vertical Word file; as on the laid-out pages if the front matter does not say. */
  readonly docxLatin?: LatinPolicy | undefined;
  /** ISO 8601 date of the letter, if the front matter gives one. */
  readonly date: string | undefined;
  /** The sender as one line, for the files' properties. */
  readonly author: string | undefined;
  readonly subject: string | undefined;
  /** What an edition was made from (底本). */
  readonly basis?: string | undefined;
  /** What goes with every letter as it is (別添): finished files, or the folder of another run. */
  readonly attachments?: readonly NamedAttachment[];
  /** Lists whose rows are joined to the addressees by 団体コード (明細). */
  readonly details?: readonly NamedAttachment[];
  /** The picture of the seal (電子公印), where letters have one. */
  readonly seal?: SealPicture;
  /** Those of several who sign together (連名), each by who signs. */
  readonly jointSeals?: readonly JointSeal[];
  /** The pictures that the text names; absent where it names none. */
  readonly pictures?: Pictures;
  /** The names of pictures beside the template that its text does not name: what may have been meant. */
  readonly otherPictures?: readonly string[];
}

/** The picture of a seal, as the settings name it. */
export interface SealPicture {
  readonly file: string;
  /** What is to be seen on it. */
  readonly alt: string;
  readonly at: Location;
}

/** The seal of one of those who sign together. */
export interface JointSeal {
  /** What the lines of the sender say of the office, the name or both; blanks do not count. */
  readonly signer: string;
  readonly at: Location;
  readonly side?: Sp;
  /** Absent for one who seals the printed letter. */
  readonly picture?: SealPicture;
}

/** An attachment, or a list of details, as the template or `--set` names it. */
export interface NamedAttachment {
  /** Relative to the working folder. */
  readonly path: string;
  readonly at: Location;
}
