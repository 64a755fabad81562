import type { XmlElement } from "./xml-tree.ts";

/** A piece of a field's code: text as it was typed, with the run that holds it, or a field within. */
export type CodeItem<Field> = CodeText | { readonly kind: "field"; readonly field: Field };

/** Text of a field's code; `from` as `XmlText` has it. */
export interface CodeText {
  readonly kind: "text";
  readonly text: string;
  readonly run: XmlElement | undefined;
  readonly from?: number | undefined;
}

/** A word of a field's code; `isQuoted` for what stood in quotes, `isSwitch` for `\*` and the like, of which the text is `*`. */
export interface CodeToken<Field> {
  readonly parts: readonly CodeItem<Field>[];
  readonly isQuoted: boolean;
  readonly isSwitch: boolean;
}

/**
 * Cuts a field's code into its words, as Word does: quotes of either form hold what is between them together, a backslash in
 * quotes takes the next character as it is, and outside of them begins a switch; `=`, `<` and `>` are words of their own.
 *
 * Source: ISO/IEC 29500-1, 17.16.1 and 17.16.4.
 */
export function codeTokens<Field>(items: readonly CodeItem<Field>[]): readonly CodeToken<Field>[] {
  const reader = new TokenReader<Field>();
  for (const item of items) {
    if (item.kind === "field") reader.addField(item);
    else for (const one of charactersOf(item)) reader.addCharacter(one);
  }
  reader.endToken();
  return reader.tokens;
}

function* charactersOf({ text, run, from }: CodeText): Iterable<CodeText> {
  let at = from;
  for (const character of text) {
    yield { kind: "text", text: character, run, from: at };
    at = at === undefined ? undefined : at + character.length;
  }
}

/** The text of a word, fields within left out. */
export function tokenText<Field>(token: CodeToken<Field> | undefined): string {
  return (token?.parts ?? []).map((part) => (part.kind === "text" ? part.text : "")).join("");
}

type State = "between" | "word" | "operator" | "quoted" | "escaped" | "switch";

class TokenReader<Field> {
  readonly tokens: CodeToken<Field>[] = [];
  private parts: CodeItem<Field>[] = [];
  private state: State = "between";

  addField(item: CodeItem<Field>): void {
    if (this.state === "operator" || this.state === "switch") this.endToken();
    if (this.state === "between") this.state = "word";
    this.parts.push(item);
  }

  addCharacter(one: CodeText): void {
    const { text: character } = one;
    switch (this.state) {
      case "quoted":
        // "北海道\"…"
        if (character === "\\") this.state = "escaped";
        else if (QUOTES.has(character)) this.endToken(true);
        else this.take(one);
        return;
      case "escaped":
        this.state = "quoted";
        this.take(one);
        return;
      case "switch":
        // \* MERGEFORMAT: the switch is its one character
        this.take(one);
        this.endToken(true);
        return;
      case "between":
      case "word":
      case "operator":
        this.outside(one);
    }
  }

  /** A character that stands in no quotes. */
  private outside(one: CodeText): void {
    const { text: character } = one;
    if (BLANK.test(character)) this.endToken();
    else if (QUOTES.has(character)) this.begin("quoted");
    else if (character === "\\") this.begin("switch");
    else if (OPERATOR.test(character)) {
      if (this.state !== "operator") this.begin("operator");
      this.take(one);
    } else {
      if (this.state !== "word") this.begin("word");
      this.take(one);
    }
  }

  private begin(state: State): void {
    this.endToken();
    this.state = state;
  }

  private take(one: CodeText): void {
    const last = this.parts.at(-1);
    if (last?.kind === "text" && last.run === one.run) {
      const isNext = last.from !== undefined && last.from + last.text.length === one.from;
      const from = isNext ? last.from : undefined;
      this.parts[this.parts.length - 1] = { ...last, text: last.text + one.text, from };
    } else this.parts.push(one);
  }

  /** Ends a word; an empty one counts only where its quotes stand. */
  endToken(mayBeEmpty = false): void {
    if (this.parts.length > 0 || mayBeEmpty) {
      const isQuoted = this.state === "quoted" || this.state === "escaped";
      this.tokens.push({ parts: this.parts, isQuoted, isSwitch: this.state === "switch" });
    }
    this.parts = [];
    this.state = "between";
  }
}

const QUOTES: ReadonlySet<string> = new Set(['"', "\u201c", "\u201d"]);
const BLANK = /[\s\u3000\u00a0]/u;
const OPERATOR = /[=<>]/u;
