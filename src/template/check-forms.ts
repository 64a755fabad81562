import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Cell, RecipientList } from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";
import type { Passage } from "./passage.ts";

/** The columns that a template prints as they stand in the list, and not by way of a helper. */
export function columnsAsTheyAre(passages: readonly Passage[]): ReadonlySet<string> {
  return new Set(passages.flatMap(columnsOf));
}

function columnsOf(passage: Passage): readonly string[] {
  switch (passage.kind) {
    case "text":
      return [];
    case "output":
      return passage.expression.kind === "column" ? [passage.expression.name] : [];
    case "versions":
      return [...passage.branches.values()].flat().flatMap(columnsOf);
    case "condition":
      return [...passage.filled, ...passage.empty].flatMap(columnsOf);
    case "rows":
    case "loop":
      return [...passage.body, ...passage.none].flatMap(columnsOf);
  }
}

/**
 * Finds days, amounts and numbers of documents that one column has in two ways and that letters print as they stand: 令和8年12月1日 and 2026/12/2, 300,000円 and
 * 200,000 alone.
 *
 * Shape: said once for a column, at the first cell that is not as most are; a column of anything else is not looked at.
 * Errors: the warning template/forms-differ.
 */
export function checkForms(
  { recipients }: RecipientList,
  printed: ReadonlySet<string>,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return [...printed]
    .filter((column) => !isConfirmed(column, confirmed))
    .flatMap((column) => {
      const forms = new Map<string, Cell[]>();
      for (const { fields } of recipients) {
        const cell = fields.get(column);
        if (cell === undefined || cell.value.trim() === "") continue;
        const text = cell.value.normalize("NFKC").trim();
        const form = DOCUMENTS.test(column) ? text.replaceAll(FIGURES, "#") : formOf(text);
        // One that is neither a day nor an amount makes the column one of words.
        if (form === undefined) return [];
        forms.set(form, [...(forms.get(form) ?? []), cell]);
      }
      return differing(column, withYears(forms));
    });
}

/** Days without a year are those of the form that others have with theirs: 12月1日, 2027年1月15日. */
function withYears(
  forms: ReadonlyMap<string, readonly Cell[]>,
): ReadonlyMap<string, readonly Cell[]> {
  const settled = new Map<string, readonly Cell[]>();
  for (const [form, cells] of forms) {
    const weekday = form.slice(WITHOUT_YEAR.length);
    const years = [`era${weekday}`, `western${weekday}`].find((one) => forms.has(one));
    const own = form.startsWith(WITHOUT_YEAR) ? (years ?? form) : form;
    settled.set(own, [...(settled.get(own) ?? []), ...cells]);
  }
  return settled;
}

const WITHOUT_YEAR = "without a year";

function differing(
  column: string,
  forms: ReadonlyMap<string, readonly Cell[]>,
): readonly Diagnostic[] {
  // Figures below a thousand are written alike with and without commas.
  const all = [...forms].filter(([form]) => form !== SMALL || !areNumbers(forms));
  const [usual, ...others] = all.toSorted(([, one], [, two]) => two.length - one.length);
  const odd = others.flatMap(([, cells]) => cells);
  const [first] = odd.toSorted((one, two) => one.at.row - two.at.row);
  const [shown] = usual?.[1] ?? [];
  if (first === undefined || shown === undefined || isOfFigures(forms)) return [];
  // Numbers of documents have as many forms as there are registers.
  if (DOCUMENTS.test(column) && odd.length * 2 > (usual?.[1].length ?? 0)) return [];
  const values = { column, value: first.value, usual: shown.value, count: odd.length };
  return [warning("template/forms-differ", first.at, values)];
}

const SMALL = "figures";

/** Numbers of documents, which are alike but for their figures: 総第1号. */
const DOCUMENTS = /^(?:文書|通知|施行|発信|指令|発第?)番号$/u;
const FIGURES = /[\d〇一二三四五六七八九十百千]+/gu;

function areNumbers(forms: ReadonlyMap<string, unknown>): boolean {
  return [...forms.keys()].every((form) => form.startsWith(SMALL));
}

/** Whether a column has figures alone, none of them with commas: numbers of members, not amounts. */
function isOfFigures(forms: ReadonlyMap<string, unknown>): boolean {
  return areNumbers(forms) && !forms.has(`${SMALL} with commas`);
}

/** How a day or an amount is written; undefined for anything else. Shape: `text` as NFKC gives it. */
function formOf(text: string): string | undefined {
  const weekday =
    /\((?:[月火水木金土日])(?:曜日?)?\)$|[月火水木金土日]曜日$/u.exec(text)?.[0] ?? "";
  const plain = text.slice(0, text.length - weekday.length);
  const day = DAYS.find(({ form }) => form.test(plain))?.name;
  if (day !== undefined) return weekday === "" ? day : `${day} with a weekday`;
  const { unit = "", figures = "" } = AMOUNT.exec(text)?.groups ?? {};
  if (figures === "") return undefined;
  if (unit !== "") return `in ${unit}`;
  if (figures.includes(",")) return `${SMALL} with commas`;
  return figures.length > 3 ? `${SMALL} without` : SMALL;
}

/** Days with their year, and such without one. */
const DAYS: readonly { readonly name: string; readonly form: RegExp }[] = [
  { name: "era", form: /^(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})年\d{1,2}月\d{1,2}日$/u },
  { name: "era in letters", form: /^[MTSHR]\d{1,2}[./-]\d{1,2}[./-]\d{1,2}$/u },
  { name: "western", form: /^\d{4}年\d{1,2}月\d{1,2}日$/u },
  { name: "slashes", form: /^\d{4}\/\d{1,2}\/\d{1,2}$/u },
  { name: "hyphens", form: /^\d{4}-\d{1,2}-\d{1,2}$/u },
  { name: "full stops", form: /^\d{4}\.\d{1,2}\.\d{1,2}$/u },
  // Only what is in another year may have its year.
  { name: WITHOUT_YEAR, form: /^\d{1,2}月\d{1,2}日$/u },
  { name: "month/day", form: /^\d{1,2}\/\d{1,2}$/u },
];

const AMOUNT = /^金?[¥]?(?<figures>\d{1,3}(?:,\d{3})+|\d+)(?<unit>[千万]?円)?(?:也|-)?$/u;
