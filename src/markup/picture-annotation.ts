import type { AskedSize } from "../model/picture-size.ts";

/** A picture as an annotation names it. */
export interface NamedPicture {
  /** The file's name. */
  readonly file: string;
  /** What is to be seen on it; empty if the annotation does not say. */
  readonly alt: string;
  readonly asked: AskedSize | undefined;
}

/** `図「校舎.jpg」「校舎の正面」、幅６０ミリ`: a picture on lines of its own. */
export function figureNamed(annotation: string): NamedPicture | undefined {
  const said =
    /^図「(?<file>[^「」]+)」(?:「(?<alt>.*)」)?(?:[、，,](?<side>幅|高さ)(?<length>[\d０-９.．]+)(?<unit>ミリ|mm|字))?$/u.exec(
      annotation,
    )?.groups;
  if (said === undefined) return undefined;
  const { file = "", alt = "", side, length = "", unit } = said;
  return { file, alt, asked: side === undefined ? undefined : askedSize(side, length, unit) };
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

function askedSize(side: string, length: string, unit: string | undefined): AskedSize | undefined {
  const figures = Number(
    length.replaceAll(/[０-９．]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)),
  );
  if (!(figures > 0)) return undefined;
  return {
    side: side === "幅" ? "width" : "height",
    length: figures,
    unit: unit === "字" ? "characters" : "mm",
  };
}
