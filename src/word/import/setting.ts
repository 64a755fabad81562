/** A setting of a template's head: a text, a list of texts, or named settings. */
export type Setting =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "map"; readonly entries: SettingMap };

/** Named settings in their order. */
export type SettingMap = ReadonlyMap<string, Setting>;

/** A setting that is a text. */
export function textSetting(text: string): Setting {
  return { kind: "text", text };
}

/**
 * Writes settings as the head of a template.
 *
 * Shape: LF after every line; reading the lines as YAML gives the same texts.
 * Source: YAML 1.2.2, 7.3 (flow scalars), 7.4 (flow collections).
 */
export function printSettings(settings: SettingMap): string {
  return [...settings].map(([name, value]) => printSetting(name, value, "")).join("");
}

function printSetting(name: string, value: Setting, indent: string): string {
  const head = `${indent}${quoted(name)}:`;
  switch (value.kind) {
    case "text":
      return `${head} ${quoted(value.text)}\n`;
    case "list":
      return `${head} [${value.items.map(quoted).join(", ")}]\n`;
    case "map": {
      const entries = [...value.entries];
      return `${head}\n${entries.map(([key, one]) => printSetting(key, one, `${indent}  `)).join("")}`;
    }
  }
}

function quoted(value: string): string {
  return PLAIN.test(value) && !WORDS.has(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** Texts that mean themselves in YAML wherever they stand. */
const PLAIN = /^[\p{L}\p{Nd}〇（「](?:[\p{L}\p{Nd}〇（）「」・、。．.-]*[\p{L}\p{Nd}〇）」])?$/u;
const WORDS: ReadonlySet<string> = new Set(["null", "Null", "NULL"]);
