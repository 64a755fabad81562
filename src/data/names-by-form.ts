import { nameKey } from "./name-key.ts";

/** Characters that a name must have to be near another: everything is near 津市. */
export const SHORTEST_NAME = 3;

/** The municipalities by their names, by their names with one character open (札＊市), and with one left out (-札市). */
export function namesByForm<Body extends { readonly name: string; readonly hasHead: boolean }>(
  all: readonly Body[],
): ReadonlyMap<string, readonly Body[]> {
  const forms = new Map<string, Body[]>();
  for (const government of all) {
    const key = nameKey(government.name);
    if (!government.hasHead || key.length < SHORTEST_NAME) continue;
    for (const form of [key, ...oneOpen(key), ...oneLess(key).map((less) => `-${less}`)]) {
      const others = forms.get(form);
      if (others === undefined) forms.set(form, [government]);
      else others.push(government);
    }
  }
  return forms;
}

/** The forms that a name shares with all that are one character from it. */
export function formsOf(key: string): readonly string[] {
  return [key, ...oneOpen(key), ...oneLess(key), `-${key}`];
}

function oneOpen(key: string): readonly string[] {
  const characters = [...key];
  return characters.map((_, index) => characters.with(index, "＊").join(""));
}

function oneLess(key: string): readonly string[] {
  const characters = [...key];
  return characters.map((_, index) => characters.toSpliced(index, 1).join(""));
}
