import type { AskedSize } from "../model/picture-size.ts";

/** A picture as an annotation names it. */
export interface NamedPicture {
  /** The file's name. */
  readonly file: string;
  /** What is to be seen on it; empty if the annotation does not say. */
  readonly alt: string;
  readonly asked: AskedSize | undefined;
  /** What is said of its size, where that is none. */
  readonly wrongSize?: string;
}

/** `図「校舎.jpg」「校舎の正面」、幅６０ミリ`: a picture on lines of its own. */
export function figureNamed(annotation: string): NamedPicture | undefined {
  const said = /^図「(?<file>[^「」]+)」(?:「(?<alt>.*)」)?(?:[、，,](?<size>[^「」]*))?$/u.exec(
    annotation,
  )?.groups;
  if (said === undefined) return undefined;
  const { file = "", alt = "", size } = said;
  if (size === undefined) return { file, alt, asked: undefined };
  const asked = askedSize(size);
  return { file, alt, asked, ...(asked === undefined && { wrongSize: size }) };
}

/**
 * `「弓＋享」、画像「外字1.png」`: a picture in the place of a character, after what the character is.
 *
 * Source: 青空文庫 外字注記, which is a description and where the character is to be found; the file as that place is ours.
 */
export function characterNamed(note: string): NamedPicture | undefined {
  const said = /^(?:(?<alt>[^［］]*)[、，,])?画像「(?<file>[^「」]+)」$/u.exec(note)?.groups;
  return said && { file: said["file"] ?? "", alt: said["alt"] ?? "", asked: undefined };
}

/** `幅６０ミリ`, `高さ8.5mm`, `幅２０字`: one side in millimetres or characters. */
function askedSize(size: string): AskedSize | undefined {
  const [, side, figures, unit] =
    /^(幅|高さ)(\d{1,4}(?:\.\d{1,3})?)(ミリ|mm|字)$/u.exec(size.normalize("NFKC")) ?? [];
  const length = Number(figures);
  if (!(length > 0)) return undefined;
  return {
    side: side === "幅" ? "width" : "height",
    length,
    unit: unit === "字" ? "characters" : "mm",
  };
}
