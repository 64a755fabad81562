import fc from "fast-check";
import { expect, test } from "vitest";
import { templateOfFile } from "../../../src/ask/template-of-file.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { blockText, isTextBlock } from "../../../src/model/letter-text.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { nestedField, p, wordFile } from "../../unit/word/import/word-file.ts";

const KINDS = ["都道府県", "市", "特別区", "町", "村", "市区町村"] as const;
type Kind = (typeof KINDS)[number];

/** What stands in a letter: words, or a condition on the kind of body. */
type Part = string | Condition;
interface Condition {
  readonly sign: "=" | "<>";
  readonly kind: Kind;
  readonly holds: readonly Part[];
  readonly others: readonly Part[];
}

const words = fc.constantFrom("知事", "市長", "区長", "の皆様", "管内", "御中の方");

/** Conditions one in the other, as clerks write them: each asks of one kind, and what it leaves over the next one asks. */
const condition = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: KINDS.length - 1 }),
    fc.array(fc.tuple(words, fc.boolean()), { minLength: KINDS.length, maxLength: KINDS.length }),
    fc.option(words, { nil: undefined }),
  )
  .map(([kinds, branches, last]) => chain(kinds, branches, last === undefined ? [] : [last]));

function chain(
  kinds: readonly Kind[],
  branches: readonly (readonly [string, boolean])[],
  last: readonly Part[],
): Condition {
  const [kind = KINDS[0], ...furtherKinds] = kinds;
  const [[own, isEqual] = ["知事", true], ...furtherBranches] = branches;
  const rest = furtherKinds.length === 0 ? last : [chain(furtherKinds, furtherBranches, last)];
  return isEqual
    ? { sign: "=", kind, holds: [own], others: rest }
    : { sign: "<>", kind, holds: rest, others: [own] };
}

/** What Word prints of a part for a kind of body. */
function printed(part: Part, kind: Kind): string {
  if (typeof part === "string") return part;
  const isHeld = (part.kind === kind) === (part.sign === "=");
  return (isHeld ? part.holds : part.others).map((one) => printed(one, kind)).join("");
}

/** The code of a part, as Alt+F9 shows it. */
function code(part: Part): string {
  if (typeof part === "string") return part;
  const { sign, kind, holds, others } = part;
  const branch = (parts: readonly Part[]): string =>
    `"${parts.map((one) => (typeof one === "string" ? one : `{${code(one)}}`)).join("")}"`;
  return ` IF { MERGEFIELD 種別 } ${sign.replace("<>", "&lt;&gt;")} "${kind}" ${branch(holds)} ${branch(others)} `;
}

test("a letter with any conditions is imported as one that says to every kind of body what Word says", () => {
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...KINDS),
      (conditions, mergedFor) => {
        const fields = conditions.map((one) => nestedField(code(one), printed(one, mergedFor)));
        const body = `<w:p><w:r><w:t>貴</w:t></w:r>${fields.join("")}<w:r><w:t>へ。</w:t></w:r></w:p>`;
        const made = templateOfFile(wordFile({ body: body + p("札幌市長　様") }), "手紙");
        if (!made.ok) throw new Error(JSON.stringify(made.errors));
        expect(made.value.losses).toEqual([]);
        const bytes = new TextEncoder().encode(made.value.text);
        const template = compileTemplate({ path: "手紙.hbs", bytes });
        if (!template.ok) throw new Error(JSON.stringify(template.errors));
        for (const kind of KINDS) {
          const merged = template.value.merge(recipientOf({ 種別: kind, 職名: "長", 敬称: "様" }));
          if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
          const letter = parseLetter(merged.value, template.value.settings, "corrected");
          const [first] = letter.ok ? letter.value.blocks.filter(isTextBlock) : [];
          const expected = `貴${conditions.map((one) => printed(one, kind)).join("")}へ。`;
          expect([kind, first && blockText(first)]).toEqual([kind, expected]);
        }
      },
    ),
    { numRuns: runs(60) },
  );
});
