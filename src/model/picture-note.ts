import type { PlacedPicture } from "./letter.ts";

/**
 * Says a picture in a line of text (注記): ［図：代替文］, ［公印：代替文］, and of a character that no font has what Aozora Bunko's files
 * say, ※［＃代替文］.
 */
export function pictureNote({ use, alt }: Pick<PlacedPicture, "use" | "alt">): string {
  return use === "character" ? `※［＃${alt}］` : `［${USES[use]}：${alt}］`;
}

const USES = { figure: "図", seal: "公印" } as const;
