// The page's own words, in both languages; a word without one of them does not compile.
import { signal } from "@preact/signals";
import { JA, type Texts } from "./japanese-words.ts";

/** The language of the page. */
export const language = signal<"ja" | "en">("ja");

/** A sentence with places: `{n}` is put in by `say`. */
export function say(
  name: keyof Texts,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = texts.value[name];
  return text.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => {
    const value = values[key];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString("en") : value;
  });
}

const texts = signal<Texts>(JA);

/** Says everything in English, whose words are fetched when somebody wants them. */
export async function speakEnglish(): Promise<void> {
  texts.value = (await import("./english-words.ts")).EN;
  language.value = "en";
}
