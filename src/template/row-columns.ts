import { error } from "../base/diagnostic.ts";
import { compileExpression } from "./compile-expression.ts";
import type { ColumnExpression } from "./passage.ts";
import { place, type Scope } from "./scope.ts";

/**
 * Compiles the columns of `{{#繰り返し 事業名 金額}}`, whose cells have a line for each row.
 *
 * Errors: template/helper-arguments at what is no column: a setting is the same in every row.
 */
export function rowColumns(
  node: hbs.AST.BlockStatement,
  scope: Scope,
): readonly ColumnExpression[] {
  return node.params.flatMap((param): readonly ColumnExpression[] => {
    const expression = compileExpression(param, scope);
    if (expression === undefined) return [];
    if (expression.kind === "column") return [expression];
    const at = place(param.loc, scope);
    const found = scope.source.text.slice(at.span.start, at.span.end);
    const expected = "{{#繰り返し 列名 列名}}";
    scope.findings.report(
      error("template/helper-arguments", at, { helper: "#繰り返し", expected, found }),
    );
    return [];
  });
}
