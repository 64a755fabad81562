import type { StreamParser } from "@codemirror/language";
import { Tag } from "@lezer/highlight";

/** What is told apart in a template: a setting, `{{ }}`, ［＃…］, ｜…《…》, the lines around the settings. */
export const TEMPLATE_TAGS = {
  setting: Tag.define(),
  field: Tag.define(),
  note: Tag.define(),
  ruby: Tag.define(),
  fence: Tag.define(),
};

interface State {
  /** Whether the line is in the settings at the head. */
  inSettings: boolean;
  isFirst: boolean;
}

/** The template's language, told apart line by line. */
export const templateMode: StreamParser<State> = {
  startState: () => ({ inSettings: false, isFirst: true }),
  tokenTable: TEMPLATE_TAGS,
  token(stream, state) {
    const isFirst = state.isFirst;
    state.isFirst = false;
    if (stream.sol() && stream.match(/^---\s*$/u)) {
      state.inSettings = isFirst;
      return "fence";
    }
    if (state.inSettings) {
      if (stream.match(/^\s*(?:- )?[^:#\s][^:：]*[:：]/u)) return "setting";
      stream.skipToEnd();
      return null;
    }
    if (stream.match(/^\{\{.*?\}\}\}?/u)) return "field";
    if (stream.match(/^［＃[^］]*］?/u)) return "note";
    if (stream.match(/^(?:｜[^《]*)?《[^》]*》?/u)) return "ruby";
    if (stream.next() !== undefined) stream.eatWhile(/[^{［｜《]/u);
    return null;
  },
};
