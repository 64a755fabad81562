import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { TextLocation } from "../base/location.ts";
import type { Instead } from "../base/messages/template-reasons.ts";
import { nearestName } from "../base/nearest-name.ts";
import { normalizeHeader } from "../model/heading.ts";
import { NUMBER_COLUMN } from "../model/recipient.ts";
import type { FrontText } from "./front-matter.ts";
import { HELPERS } from "./helper-table.ts";
import { is } from "./parse-body.ts";
import type { Expression } from "./passage.ts";
import { NUMBER_MARK } from "./read-settings.ts";
import { place, type Scope } from "./scope.ts";
import type { TemplateHelper } from "./template-helper.ts";

/** Names inside a loop: the item, and its number from 1. */
const ITEM_NAMES = ["要素", "this"];
const NUMBER_NAME = "番号";

/** Tells whether a name means a loop's own item or number. */
export function isItemName(name: string): boolean {
  return name === NUMBER_NAME || ITEM_NAMES.includes(name);
}

/** Handlebars' own helpers; they print nothing, or look into objects. */
const FOREIGN = [
  "lookup",
  "log",
  "with",
  "each",
  "if",
  "unless",
  "helperMissing",
  "blockHelperMissing",
];

/**
 * Compiles what is in braces: a column, a setting, or a helper with what follows it.
 *
 * Errors: template/unknown-field, template/unknown-helper, template/helper-arguments,
 * template/unsupported, template/raw-output.
 */
export function compileExpression(
  node: hbs.AST.Expression | hbs.AST.MustacheStatement,
  scope: Scope,
): Expression | undefined {
  if (is.string(node) || is.number(node)) return compileLiteral(node, scope);
  if (is.path(node)) return compileName(node, scope);
  if (is.call(node) || is.mustache(node)) {
    if (!is.path(node.path)) return unsupported(node, scope, "field");
    const { params, hash } = node;
    // A helper's name alone is a column's, 曜日 or 年度: the list decides.
    if (params.length === 0 && hash === undefined) return compileName(node.path, scope);
    return compileCall(node.path, params, hash, scope);
  }
  return unsupported(node, scope, "value"); // true, false, null, undefined
}

function compileLiteral(
  node: hbs.AST.StringLiteral | hbs.AST.NumberLiteral,
  scope: Scope,
): Expression | undefined {
  const text = String(is.string(node) ? node.value : node.original);
  if (text === "") return unsupported(node, scope, "value");
  const at = place(node.loc, scope);
  return { kind: "constant", values: [{ text, at, verbatim: false }], isList: false };
}

function compileName(path: hbs.AST.PathExpression, scope: Scope): Expression | undefined {
  const name = path.original;
  const at = place(path.loc, scope);
  if (scope.inLoop && !path.data && isItemName(name)) return loopName(path, at, scope);
  const [only] = path.parts;
  if (path.data || path.depth > 0 || path.parts.length !== 1 || only !== name) {
    return unsupported(path, scope, insteadOf(path, scope));
  }
  const set = scope.settings.values.get(name);
  if (set !== undefined) {
    scope.findings.values.add(name);
    const [first] = set.items;
    if (first !== undefined && scope.settings.numbered.has(name)) {
      return compileNumbered(first, at, scope);
    }
    const values = set.items.map(({ value, at: from, verbatim }) => ({
      text: value,
      at: from,
      verbatim,
    }));
    return { kind: "constant", values, isList: set.isList };
  }
  const column = normalizeHeader(name);
  if (!mayBeColumn(column)) return unknownField(name, at, scope);
  const places = scope.findings.columns.get(column) ?? [];
  scope.findings.columns.set(column, [...places, at]);
  return { kind: "column", name: column, at };
}

/** What a loop has of its own: the entry it is at, unless it is over several columns, and its number. */
function loopName(
  path: hbs.AST.PathExpression,
  at: TextLocation,
  scope: Scope,
): Expression | undefined {
  if (path.original === NUMBER_NAME) return { kind: "item-number", at };
  return scope.inRows === true ? unsupported(path, scope, "rows-inside") : { kind: "item" };
}

/** A setting with the letter's number in it, as in 総行第3号の{連番}. */
function compileNumbered(setting: FrontText, at: TextLocation, scope: Scope): Expression {
  const { columns, numberedAt } = scope.findings;
  columns.set(NUMBER_COLUMN, [...(columns.get(NUMBER_COLUMN) ?? []), at]);
  numberedAt.push(setting.at);
  const parts = setting.value.split(NUMBER_MARK).flatMap((text, index): readonly Expression[] => {
    const piece = { text, at: setting.at, verbatim: false };
    const before: Expression = { kind: "column", name: NUMBER_COLUMN, at };
    const constant: Expression = { kind: "constant", values: [piece], isList: false };
    return [...(index === 0 ? [] : [before]), ...(text === "" ? [] : [constant])];
  });
  return { kind: "joined", parts };
}

/** What a writer of Handlebars means by a path that we do not have. */
function insteadOf(path: hbs.AST.PathExpression, scope: Scope): Instead {
  if (path.data && path.original === "@index") return "item-number";
  return ITEM_NAMES.includes(path.original) && !scope.inLoop ? "loop-inside" : "field";
}

// Any name may be a column's; the list decides, before the first letter is made. Those that reach into JavaScript's
// objects never are.
function mayBeColumn(name: string): boolean {
  return !FOREIGN.includes(name) && !(name in Object.prototype);
}

function unknownField(name: string, at: TextLocation, scope: Scope): undefined {
  scope.findings.report(error("template/unknown-field", at, { name, nearest: "" }));
  return undefined;
}

/**
 * What is said of a helper that is none: `{{日付 和暦}}` has it last, `{{和暦日付 形="年"}}` no blank after it, and a column's name that a
 * blank cuts (`{{備 考}}`, `{{氏名 (Name)}}`) reads as one, with a column.
 */
function notAHelper(
  path: hbs.AST.PathExpression,
  params: readonly hbs.AST.Expression[],
  hash: hbs.AST.Hash | undefined,
  scope: Scope,
): Diagnostic {
  const name = path.original;
  const texts = [path, ...params].map(({ loc }) => {
    const { span } = place(loc, scope);
    return scope.source.text.slice(span.start, span.end);
  });
  const end = (hash ?? params.at(-1) ?? path).loc.end;
  const whole = place({ start: path.loc.start, end }, scope);
  const found = scope.source.text.slice(whole.span.start, whole.span.end);
  const last = texts.at(-1) ?? "";
  if (hash === undefined && params.length === 1 && HELPERS.has(last)) {
    const instead = `${last} ${texts[0] ?? ""}`;
    return error("template/mistyped-tag", whole, { found, instead, slip: "order" });
  }
  const helper = [...HELPERS.keys()].find((one) => name.startsWith(one));
  if (hash !== undefined && params.length === 0 && helper !== undefined) {
    const instead = `${helper} ${found.slice(helper.length)}`;
    return error("template/mistyped-tag", whole, { found, instead, slip: "blank" });
  }
  const nearest = nearestName(name, HELPERS.keys()) ?? "";
  const known = [...HELPERS.keys()].join("、");
  const isPlain = hash === undefined && params.every((one) => is.path(one) || is.call(one));
  const joined = nearest === "" && isPlain ? { joined: texts.join("") } : {};
  return error("template/unknown-helper", place(path.loc, scope), {
    name,
    nearest,
    known,
    ...joined,
  });
}

function compileCall(
  path: hbs.AST.PathExpression,
  params: readonly hbs.AST.Expression[],
  hash: hbs.AST.Hash | undefined,
  scope: Scope,
): Expression | undefined {
  const name = path.original;
  const at = place(path.loc, scope);
  const helper = HELPERS.get(name);
  if (helper === undefined) {
    if (FOREIGN.includes(name)) return unsupported(path, scope, "field");
    scope.findings.report(notAHelper(path, params, hash, scope));
    return undefined;
  }
  scope.findings.helpers.add(name);
  const inputs = params.map((param) => compileExpression(param, scope));
  const named = namedOptions(helper, hash, scope);
  const { least, most } = helper.inputs;
  if (params.length < least || params.length > most) {
    const last = params.at(-1);
    const first = params[0];
    const range =
      last === undefined || first === undefined
        ? at
        : place({ start: first.loc.start, end: last.loc.end }, scope);
    const found =
      last === undefined ? "" : scope.source.text.slice(range.span.start, range.span.end);
    scope.findings.report(
      error("template/helper-arguments", range, { helper: name, expected: helper.usage, found }),
    );
    return undefined;
  }
  const known = inputs.filter((input) => input !== undefined);
  if (known.length < inputs.length || named === undefined) return undefined;
  return constantCall({ kind: "call", helper, inputs: known, named, at }, scope);
}

/** A call whose inputs no addressee changes is made now, so that what is wrong with it shows at once. */
function constantCall(
  call: Expression & { readonly kind: "call" },
  scope: Scope,
): Expression | undefined {
  const { helper, inputs, named, at } = call;
  const constants = inputs.flatMap((input) => (input.kind === "constant" ? [input] : []));
  if (constants.length < inputs.length) return call;
  const values = constants.flatMap((constant) => constant.values);
  const list = constants.findIndex((constant) => constant.values.length > 1);
  if (list !== -1 && helper.inputs.most === 1) {
    scope.findings.report(error("template/list-in-helper", at, { helper: helper.name }));
    return undefined;
  }
  const result = helper.run(
    values.map(({ text }) => text),
    named,
    scope.house,
  );
  const from = values[0]?.at ?? at;
  if (result.ok) {
    return {
      kind: "constant",
      values: [{ text: result.text, at: from, verbatim: false }],
      isList: false,
    };
  }
  const problem = { helper: helper.name, value: values[0]?.text ?? "", reason: result.reason };
  const related = [{ at, label: `{{${helper.name}}}` }];
  scope.findings.report(error("template/helper-value", from, problem, related));
  return undefined;
}

function namedOptions(
  helper: TemplateHelper,
  hash: hbs.AST.Hash | undefined,
  scope: Scope,
): ReadonlyMap<string, string> | undefined {
  const named = new Map<string, string>();
  let isRight = true;
  for (const { key, value, loc } of hash?.pairs ?? []) {
    const words = helper.options.get(key);
    const word = is.string(value) ? value.value : undefined;
    if (words !== undefined && word !== undefined && (words.length === 0 || words.includes(word))) {
      named.set(key, word);
      continue;
    }
    const at = place(loc, scope);
    const found = scope.source.text.slice(at.span.start, at.span.end);
    const expected =
      words === undefined ? helper.usage : words.map((one) => `${key}="${one}"`).join("、");
    scope.findings.report(
      error("template/helper-arguments", at, { helper: helper.name, expected, found }),
    );
    isRight = false;
  }
  return isRight ? named : undefined;
}

function unsupported(node: hbs.AST.Node, scope: Scope, instead: Instead): undefined {
  const at = place(node.loc, scope);
  const found = scope.source.text.slice(at.span.start, at.span.end);
  scope.findings.report(error("template/unsupported", at, { found, instead }));
  return undefined;
}
