import type { Font } from "harfbuzzjs";
import type { PathCommand } from "../model/glyph.ts";
import type { Shaper } from "./shaper.ts";

/** What is used of HarfBuzz's package. */
export type HarfBuzz = Pick<
  typeof import("harfbuzzjs"),
  | "Blob"
  | "Buffer"
  | "ClusterLevel"
  | "Direction"
  | "DrawFuncs"
  | "Face"
  | "Feature"
  | "Font"
  | "shape"
>;

/** Puts HarfBuzz behind the interface that the faces use. */
export function createShaper(harfbuzz: HarfBuzz): Shaper {
  const buffer = new harfbuzz.Buffer();
  const draw = createDraw(harfbuzz);
  return {
    open: (fontFile) => {
      // HarfBuzz counts references: the font keeps its face, the face its blob, and the font goes when
      // this object does.
      const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(fontFile)));
      return {
        shape: (text, direction, features) => {
          buffer.clearContents();
          buffer.addText(text);
          prepare(harfbuzz, buffer, direction);
          const wanted = [...features].map(
            ([tag, isOn]) => new harfbuzz.Feature(tag, isOn ? 1 : 0),
          );
          harfbuzz.shape(font, buffer, wanted);
          const positions = buffer.getGlyphPositions();
          return buffer.getGlyphInfos().map((info, i) => ({
            gid: info.codepoint,
            cluster: info.cluster,
            advance: Math.abs(
              (direction === "vertical" ? positions[i]?.yAdvance : positions[i]?.xAdvance) ?? 0,
            ),
          }));
        },
        outline: (gid) => draw(font, gid),
      };
    },
  };
}

function prepare(
  harfbuzz: HarfBuzz,
  buffer: InstanceType<HarfBuzz["Buffer"]>,
  direction: "vertical" | "horizontal",
): void {
  buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_CHARACTERS);
  if (direction === "vertical") {
    // One script for the whole line, so that a glyph does not depend on which character comes first.
    buffer.setScript("Hani");
    buffer.setDirection(harfbuzz.Direction.TTB);
  } else {
    buffer.guessSegmentProperties();
    buffer.setDirection(harfbuzz.Direction.LTR);
  }
  buffer.setLanguage("ja");
}

function createDraw(
  harfbuzz: HarfBuzz,
): (font: Font, gid: number) => readonly PathCommand[] | undefined {
  let commands: PathCommand[] = [];
  let start = { x: 0, y: 0 };
  const functions = new harfbuzz.DrawFuncs();
  functions.setMoveToFunc((x, y) => {
    start = { x, y };
    commands.push({ kind: "move", x, y });
  });
  functions.setClosePathFunc(() => {
    const last = commands.at(-1);
    // Contours close by themselves, so HarfBuzz's line back to the start says nothing.
    if (last?.kind === "line" && last.x === start.x && last.y === start.y) commands.pop();
  });
  functions.setLineToFunc((x, y) => commands.push({ kind: "line", x, y }));
  functions.setCubicToFunc((x1, y1, x2, y2, x, y) =>
    commands.push({ kind: "curve", x1, y1, x2, y2, x, y }),
  );
  return (font, gid) => {
    commands = [];
    return font.drawGlyphOrFail(gid, functions) ? commands : undefined;
  };
}
