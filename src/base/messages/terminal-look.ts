/** A part of a finding that may have a colour or weight of its own. */
export type PaintedPart = "place" | "error" | "warning" | "code" | "mark" | "hint";

/** How findings look where they are shown. */
export interface TerminalLook {
  /** Terminal cells of a line; what is cut to fit is cut to these. */
  readonly columns: number;
  /** Whether sentences are parted to fit, too: a terminal parts them anywhere, a file has them whole. */
  readonly wraps: boolean;
  /** Gives a text of a part its colour; takes what no terminal obeys. */
  readonly paint: (part: PaintedPart, text: string) => string;
}

/** Text without colours, for files and pipes. */
export const PLAIN_LOOK: TerminalLook = { columns: 105, wraps: false, paint: (_, text) => text };
