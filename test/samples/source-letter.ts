import type { BlockRole, Letter } from "../../src/model/letter.ts";
import { block, letter } from "./letters.ts";

/** A source letter from its lines: 頭語, the body, 結語, date, office, name, addressee. */
export function sourceLetter(lines: readonly string[]): Letter {
  const fromEnd: readonly Exclude<BlockRole, "heading" | "list-item">[] = [
    "addressee",
    "sender",
    "sender",
    "date-line",
    "complimentary-close",
  ];
  return letter(
    ...lines.map((line, index) => {
      const role = index === 0 ? "salutation" : fromEnd[lines.length - 1 - index];
      return block(role ?? "paragraph", line);
    }),
  );
}
