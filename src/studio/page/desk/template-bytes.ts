/** How a text lies in its file: what the editor does not show, and a save must not change. */
export interface TextForm {
  readonly hasMark: boolean;
  readonly lineEnd: "\n" | "\r\n";
}

/** A template's text as the editor has it, and how it lies in its file. */
export interface TemplateText {
  /** Shape: without a byte order mark, lines end with a line feed. */
  readonly text: string;
  readonly form: TextForm;
  /** Whether the file is not in UTF-8: what is shown can be read, but not be written back. */
  readonly isForeign: boolean;
}

/** Encodings that texts of Japanese programs come in where they are not UTF-8; each is tried strictly. */
const OTHERS = ["shift_jis", "euc-jp"] as const;

/** Reads a template's bytes, so that an unchanged text gives the same bytes again. */
export function templateTextIn(bytes: Uint8Array): TemplateText {
  const own = strictly("utf-8", bytes);
  const text = own ?? otherText(bytes);
  const hasMark = own?.startsWith(MARK) === true;
  const plain = text.replace(/^\ufeff/u, "");
  const [all, windows] = [plain.split("\n").length - 1, plain.split("\r\n").length - 1];
  return {
    text: plain.replaceAll(/\r\n?/gu, "\n"),
    form: { hasMark, lineEnd: windows * 2 > all ? "\r\n" : "\n" },
    isForeign: own === undefined,
  };
}

/** The editor's text as it is written into the file. */
export function textForFile(text: string, { hasMark, lineEnd }: TextForm): string {
  return (hasMark ? MARK : "") + (lineEnd === "\n" ? text : text.replaceAll("\n", lineEnd));
}

const MARK = "\ufeff";

function otherText(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-16be";
  const isMarked = marked === "utf-16le" || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const read = (isMarked ? [marked] : OTHERS).flatMap((own) => strictly(own, bytes) ?? []);
  const [best] = read.toSorted((one, other) => narrowKana(one) - narrowKana(other));
  return best ?? new TextDecoder().decode(bytes);
}

/** Kanji of EUC-JP are two narrow kana each in Shift_JIS: texts of people have few of those. */
function narrowKana(text: string): number {
  return text.match(/[\uff61-\uff9f]/gu)?.length ?? 0;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
