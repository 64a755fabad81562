/**
 * Why a row of a list is no recipient: it is above the header, nothing is written in it, it is a sum (合計), a note below the list
 * (※…現在), or it is hidden or struck through and such rows are left out.
 */
export type LeftOutReason =
  | "above-header"
  | "blank"
  | "total"
  | "note"
  | "heading"
  | "hidden"
  | "struck";

/** Rows that are no recipients for one reason. */
export interface LeftOutRows {
  readonly reason: LeftOutReason;
  readonly rows: readonly number[];
  /** What is written in headings over some rows (【小学校】), each once; left out where there are none. */
  readonly words?: readonly string[];
}

/** A heading that was taken for a column of ours: 役職 for 職名. */
export interface TakenHeading {
  readonly heading: string;
  readonly column: string;
  /** Headings that could mean the same column and stay columns of their own: 市町村名 beside 学校名. */
  readonly beside?: readonly string[];
}

/** A worksheet that is not read, with the rows that have something in them. */
export interface UnreadSheet {
  readonly name: string;
  readonly rows: number;
  readonly isHidden: boolean;
}

/** What was read of one list (宛名簿). */
export interface ListRows {
  readonly path: string;
  /** Rows with something in them, and blank ones between them; the header is not counted. */
  readonly rows: number;
  readonly recipients: number;
  /** The other rows by reason, as a spreadsheet numbers them; reasons without a row are left out. */
  readonly leftOut: readonly LeftOutRows[];
  /** The rows of a header of two rows, with what each column is called; left out for a header of one. */
  readonly heading?: { readonly rows: readonly number[]; readonly names: readonly string[] };
  /** Headings that are not our own names; left out where there are none. */
  readonly taken?: readonly TakenHeading[];
  /** The workbook's sheets that were not read; left out where there are none. */
  readonly unread?: readonly UnreadSheet[];
  /** Columns that the user hides and the letters use all the same; left out where there are none. */
  readonly hiddenColumns?: readonly string[];
  /** Values that were filled from the table of governments, by column; left out where there are none. */
  readonly filled?: readonly { readonly column: string; readonly count: number }[];
}

/** How many of a set of governments get a letter, each counted once. */
export interface MemberCount {
  /** 都道府県, 市区町村 or 北海道の市区町村; a part of it 市, 特別区, 町 or 村. */
  readonly name: string;
  readonly found: number;
  readonly total: number;
}

/**
 * What became of everything that the lists hold (宛先の内訳): rows read, rows left out and why, recipients, those
 * that the options leave aside, letters.
 *
 * Shape: `recipients` is the sum over the lists; `recipients` less those not selected is `selected`; `letters` is
 * less than `selected` where another machine makes a part of them.
 */
export interface Account {
  readonly lists: readonly ListRows[];
  readonly recipients: number;
  readonly selected: number;
  /** Recipients without a letter, by the option that leaves them aside; the first that does counts. */
  readonly notSelected: readonly {
    readonly option: "--where" | "--only";
    readonly count: number;
  }[];
  readonly letters: number;
  /** The first and the last number of these letters (連番), where they are numbered. */
  readonly numbers?: readonly [first: number, last: number];
  /** The country's prefectures and municipalities, in this order; a set that has nobody there is left out. */
  readonly members: readonly MemberCount[];
  /** 市, 特別区, 町 and 村 of the country; empty if no municipality is there. */
  readonly kinds: readonly MemberCount[];
  /** The municipalities of the only prefecture that any are of. */
  readonly prefecture: MemberCount | undefined;
  /** Letters to addressees that are in no table: generic ones, bodies and persons without a code, unions and wards with theirs. */
  readonly others: number;
  /** Values that look damaged or unusual and that the user lets pass (`--allow`). */
  readonly allowed: readonly {
    readonly column: string;
    readonly value: string;
    readonly count: number;
  }[];
}
