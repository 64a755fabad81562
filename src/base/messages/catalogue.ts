/** The languages in which people are spoken to. */
export type MessageLanguage = "ja" | "en";

/** What is said about a problem: the message, then at least one hint that begins with what to do. */
export interface MessageText {
  readonly message: string;
  readonly hints: readonly [string, ...string[]];
}

/** The texts of an area's codes in both languages, each made from the diagnostic's values. */
export type Catalogue<Codes> = {
  readonly [Code in keyof Codes]: Readonly<
    Record<MessageLanguage, (values: Codes[Code]) => MessageText>
  >;
};

/** A message with its hints. */
export function say(message: string, ...hints: [string, ...string[]]): MessageText {
  return { message, hints };
}

/** Quotes a path, whole: its end is what tells one file from another. */
export function quotePath(path: string): string {
  return `\`${visibleText(path).join("")}\``;
}

/** Shortens a user's text to 30 characters for quoting, and makes what is invisible visible. */
export function quote(text: string): string {
  const visible = visibleText(text);
  const short = visible.length > 30 ? [...visible.slice(0, 29), "…"] : visible;
  return `\`${short.join("")}\``;
}

function visibleText(text: string): readonly string[] {
  return [...text].map((character) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    /[\u0000-\u001f\u007f]/u.test(character)
      ? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`
      : character,
  );
}
