import type { CutFont } from "../../font/font-to-cut.ts";

/** What cuts faces, once it is loaded: who shows pages cuts nothing out. */
export interface LaterCut {
  /** Errors: throws if it is not loaded. */
  readonly cutFont: CutFont;
  readonly load: () => Promise<void>;
}

/** Gives what loads the cutting of faces when it is asked to. */
export function laterCut(): LaterCut {
  let loaded: CutFont | undefined;
  return {
    cutFont: (font) => {
      if (loaded === undefined) throw new Error("what cuts faces is not loaded");
      return loaded(font);
    },
    load: async () => {
      loaded = (await import("../../font/cut-font.ts")).cutFont;
    },
  };
}
