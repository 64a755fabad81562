import { assertNever } from "../base/assert.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { TextLocation } from "../base/location.ts";
import type { Instead } from "../base/messages/template-reasons.ts";
import { nearestName } from "../base/nearest-name.ts";
import { answerOf } from "../language/answer.ts";
import { checkSource } from "./check-source.ts";
import { compileExpression } from "./compile-expression.ts";
import { DEEPEST, is, offsetsOf, parseBody, type SyntaxRange } from "./parse-body.ts";
import type { Expression, Passage, TextPiece } from "./passage.ts";
import { rowColumns } from "./row-columns.ts";
import { place, type Scope } from "./scope.ts";
import { SECTION_NAMES } from "./section-names.ts";
import { decodeSource, placeIn } from "./source-text.ts";

/** Most nodes of one template, so that partials that include each other twice cannot explode. */
const MOST_NODES = 20_000;

/** Compiles a body or a partial; reports everything in it that does not exist. */
export function compileSource(scope: Scope, depth = 0): readonly Passage[] {
  const parsed = parseBody(scope.source, scope.body);
  if (!parsed.ok) {
    for (const problem of parsed.errors) scope.findings.report(problem);
    return [];
  }
  const { path } = scope.source;
  scope.findings.sources.set(path, { source: scope.source, offset: scope.body.offset });
  return compileProgram(parsed.value, scope, depth);
}

function compileProgram(
  program: hbs.AST.Program | undefined,
  scope: Scope,
  depth: number,
): readonly Passage[] {
  return (program?.body ?? []).flatMap((node) => {
    scope.findings.count += 1;
    if (scope.findings.count > MOST_NODES || depth > DEEPEST) {
      const limit = depth > DEEPEST ? DEEPEST : MOST_NODES;
      if (!scope.findings.isOverLimit) {
        report(scope, error("template/output-limit", place(node.loc, scope), { limit }));
      }
      scope.findings.isOverLimit = true;
      return [];
    }
    return compileStatement(node, scope, depth);
  });
}

function compileStatement(
  node: hbs.AST.Statement,
  scope: Scope,
  depth: number,
): readonly Passage[] {
  if (is.content(node)) return [textPassage(node, scope)];
  if (is.comment(node)) return [];
  if (is.mustache(node)) return compileOutput(node, scope);
  if (is.block(node)) return compileBlock(node, scope, depth);
  if (is.partial(node)) return compilePartial(node, scope, depth);
  return unsupported(node.loc, scope, "partial");
}

/** Cuts content into lines, each with its own place. */
function textPassage(node: hbs.AST.ContentStatement, scope: Scope): Passage {
  const { source } = scope;
  const { start, end } = offsetsOf(node.loc, source, scope.body);
  // White space around sections on lines of their own is dropped by the parser; what is left is
  // in the source as it is, perhaps after the backslash of \{{.
  const from = source.text.indexOf(node.value, start);
  const offset = from === -1 || from > end ? start : from;
  const pieces: TextPiece[] = [];
  let at = offset;
  for (const text of node.value.split(/(?<=\n)/u)) {
    const visible = text.endsWith("\n") ? text.length - 1 : text.length;
    const piece = { text, at: placeIn(source, at, at + visible) };
    pieces.push(piece);
    if (text.trim() !== "") {
      scope.findings.texts.push({ at: piece.at, text: text.trim(), versions: scope.active });
    }
    at += text.length;
  }
  return { kind: "text", pieces };
}

function compileOutput(node: hbs.AST.MustacheStatement, scope: Scope): readonly Passage[] {
  const at = place(node.loc, scope);
  if (!node.escaped) {
    const name = scope.source.text.slice(at.span.start, at.span.end).replaceAll(/[{}&~]/gu, "");
    report(scope, error("template/raw-output", at, { name: name.trim() }));
    return [];
  }
  if (!is.path(node.path)) return unsupported(node.loc, scope, "field");
  if ("decorator" in node || node.type !== "MustacheStatement") {
    return unsupported(node.loc, scope, "partial");
  }
  const expression = compileExpression(node, scope);
  const text = scope.source.text.slice(at.span.start, at.span.end);
  scope.findings.texts.push({ at, text, versions: scope.active });
  if (expression === undefined) return [];
  if (expression.kind === "constant" && expression.values.length > 1) {
    report(scope, error("template/list-alone", at, { name: node.path.original }));
  }
  return [{ kind: "output", expression }];
}

function compilePartial(
  node: hbs.AST.PartialStatement,
  scope: Scope,
  depth: number,
): readonly Passage[] {
  if (!is.path(node.name) || node.params.length > 0 || node.hash !== undefined) {
    return unsupported(node.loc, scope, "partial");
  }
  const name = node.name.original;
  const at = place(node.name.loc, scope);
  const file = scope.partials.get(name.normalize("NFC"));
  if (file === undefined) {
    const nearest = nearestName(name, scope.partials.keys()) ?? "";
    report(scope, error("template/unknown-partial", at, { name, nearest }));
    return [];
  }
  if (scope.including.includes(name)) {
    const chain = [...scope.including.slice(scope.including.indexOf(name)), name].join(" → ");
    report(scope, error("template/partial-cycle", at, { chain }));
    return [];
  }
  const decoded = decodeSource(file);
  if (!decoded.ok) {
    for (const problem of decoded.errors) report(scope, problem);
    return [];
  }
  for (const problem of checkSource(decoded.value)) report(scope, problem);
  scope.findings.partials.add(name);
  const inner: Scope = {
    ...scope,
    source: decoded.value,
    body: { offset: 0, linesBefore: 0 },
    including: [...scope.including, name],
  };
  return compileSource(inner, depth + 1);
}

function compileBlock(
  node: hbs.AST.BlockStatement,
  scope: Scope,
  depth: number,
): readonly Passage[] {
  if (!is.path(node.path)) return unsupported(node.loc, scope, "nothing");
  if (node.program === undefined || (node.program.blockParams ?? []).length > 0) {
    const instead = node.program === undefined ? "empty-section" : "loop";
    return unsupported(place(node.path.loc, scope), scope, instead);
  }
  switch (node.path.original) {
    case "宛先":
    case "宛先のみ":
      return compileVersions(node, scope, depth);
    case "もし":
    case "if":
      return compileCondition(node, scope, depth, false);
    case "空なら":
    case "unless":
      return compileCondition(node, scope, depth, true);
    case "繰り返し":
    case "each":
      return compileLoop(node, scope, depth);
    default:
      return unknownBlock(node, scope);
  }
}

function unknownBlock(node: hbs.AST.BlockStatement, scope: Scope): readonly Passage[] {
  const name = node.path.original;
  const at = place(node.path.loc, scope);
  if (name === "with" || name === "lookup" || name === "log") {
    return unsupported(at, scope, "field");
  }
  const nearest = nearestName(name, SECTION_NAMES) ?? "";
  const known = SECTION_NAMES.map((one) => `#${one}`).join("、");
  report(scope, error("template/unknown-helper", at, { name, nearest, known }));
  return [];
}

/** `{{#宛先 "知事"}} … {{else 宛先 "市長"}} … {{else}} … {{/宛先}}` */
function compileVersions(
  node: hbs.AST.BlockStatement,
  scope: Scope,
  depth: number,
): readonly Passage[] {
  const optional = node.path.original === "宛先のみ";
  const branches = new Map<string, readonly Passage[]>();
  const taken = new Set<string>();
  let section: hbs.AST.BlockStatement | undefined = node;
  let otherwise: hbs.AST.Program | undefined;
  while (section !== undefined) {
    const names = versionNames(section, scope, taken);
    const active = scope.active.filter((name) => names.includes(name));
    if (names.length > 0 && active.length === 0) {
      const at = place(section.path.loc, scope);
      report(scope, error("template/version-never", at, { name: names.join("、") }));
    }
    const body = compileProgram(section.program, { ...scope, active }, depth + 1);
    for (const name of active) branches.set(name, body);
    const next: hbs.AST.Program | undefined = section.inverse;
    const chained = chainedSection(next, node.path.original);
    otherwise = chained === undefined ? next : undefined;
    section = chained;
  }
  const rest = scope.active.filter((name) => !taken.has(name));
  if (otherwise !== undefined) {
    const body = compileProgram(otherwise, { ...scope, active: rest }, depth + 1);
    for (const name of rest) branches.set(name, body);
    if (rest.length === 0) {
      report(scope, error("template/version-never", place(otherwise.loc, scope), { name: "else" }));
    }
  } else if (!optional && rest.length > 0 && taken.size > 0) {
    const at = place(node.path.loc, scope);
    report(scope, error("template/version-not-exhaustive", at, { missing: rest.join("、") }));
  }
  return [{ kind: "versions", branches }];
}

function chainedSection(
  inverse: hbs.AST.Program | undefined,
  name: string,
): hbs.AST.BlockStatement | undefined {
  const first = inverse?.body[0];
  const isChain = inverse !== undefined && "chained" in inverse && inverse.chained === true;
  return isChain && first !== undefined && is.block(first) && first.path.original === name
    ? first
    : undefined;
}

function versionNames(
  node: hbs.AST.BlockStatement,
  scope: Scope,
  taken: Set<string>,
): readonly string[] {
  const known = scope.settings.versions.map(({ name }) => name);
  if (node.params.length === 0 || node.hash !== undefined) {
    const at = place(node.path.loc, scope);
    const helper = `#${node.path.original}`;
    const expected = `{{#${node.path.original} "${known[0] ?? ""}"}}`;
    report(scope, error("template/helper-arguments", at, { helper, expected, found: "" }));
  }
  return node.params.flatMap((param) => {
    const at = place(param.loc, scope);
    if (!is.string(param)) {
      const found = scope.source.text.slice(at.span.start, at.span.end);
      const helper = `#${node.path.original}`;
      const expected = `{{#${node.path.original} "${known[0] ?? ""}"}}`;
      report(scope, error("template/helper-arguments", at, { helper, expected, found }));
      return [];
    }
    const name = param.value;
    if (!known.includes(name)) {
      const nearest = nearestName(name, known) ?? "";
      report(scope, error("template/unknown-version", at, { name, nearest }));
      return [];
    }
    if (taken.has(name)) report(scope, error("template/version-twice", at, { name }));
    taken.add(name);
    return [name];
  });
}

/** `{{#もし 氏名}}`, or compared with words: `{{#もし 出席 "有"}} … {{else もし 出席 "無"}} … {{/もし}}` */
function compileCondition(
  node: hbs.AST.BlockStatement,
  scope: Scope,
  depth: number,
  inverted: boolean,
): readonly Passage[] {
  const words = node.params.slice(1).filter((param) => is.string(param) || is.number(param));
  const hasWords = !inverted && words.length > 0 && words.length === node.params.length - 1;
  const subject = hasWords ? { ...node, params: node.params.slice(0, 1) } : node;
  const expression = onlyInput(subject, scope);
  const program = compileProgram(node.program, scope, depth + 1);
  const inverse = compileProgram(node.inverse, scope, depth + 1);
  if (expression === undefined) return [];
  const [filled, empty] = inverted ? [inverse, program] : [program, inverse];
  const compared = hasWords
    ? words.map((word) => ({
        word: String(is.string(word) ? word.value : word.original),
        at: place(word.loc, scope),
      }))
    : [];
  if (expression.kind === "column") {
    const column = expression.name;
    for (const { word, at } of compared) scope.findings.comparisons.push({ column, word, at });
    if (!hasWords) scope.findings.conditions.add(column);
  }
  const isQuestion = !filled.some((passage) => prints(passage, expression));
  if (isQuestion && !hasWords) noteQuestion(expression, node, scope);
  return [
    {
      kind: "condition",
      expression,
      words: compared.map(({ word }) => word),
      isQuestion,
      filled,
      empty,
    },
  ];
}

/** Keeps a column that is asked for a yes or a no; a setting that says neither is reported at once. */
function noteQuestion(expression: Expression, node: hbs.AST.BlockStatement, scope: Scope): void {
  const [subject] = node.params;
  if (expression.kind === "column") scope.findings.questions.add(expression.name);
  if (expression.kind !== "constant" || subject === undefined || !is.path(subject)) return;
  const column = subject.original;
  for (const { text: value, at } of expression.values) {
    if (answerOf(value) === "unsure") {
      report(scope, error("template/condition-unsure", at, { column, value }));
    }
  }
}

/** Tells whether a passage writes the value that a condition asks about. */
function prints(passage: Passage, asked: Expression): boolean {
  switch (passage.kind) {
    case "text":
      return false;
    case "output":
      return uses(passage.expression, asked);
    case "versions":
      return [...passage.branches.values()].flat().some((inner) => prints(inner, asked));
    case "condition":
      return [...passage.filled, ...passage.empty].some((inner) => prints(inner, asked));
    case "rows":
      return (
        passage.columns.some((column) => uses(column, asked)) ||
        [...passage.body, ...passage.none].some((inner) => prints(inner, asked))
      );
    case "loop":
      return (
        uses(passage.over, asked) ||
        [...passage.body, ...passage.none].some((inner) => prints(inner, asked))
      );
    default:
      return assertNever(passage);
  }
}

function uses(expression: Expression, asked: Expression): boolean {
  if (expression.kind === "joined") return expression.parts.some((part) => uses(part, asked));
  if (expression.kind === "call") return expression.inputs.some((input) => uses(input, asked));
  if (expression.kind === "column" && asked.kind === "column")
    return expression.name === asked.name;
  if (expression.kind === "constant" && asked.kind === "constant") {
    return expression.values.some(({ at }) => asked.values.some((value) => value.at === at));
  }
  return expression.kind === "item" && asked.kind === "item";
}

function compileLoop(
  node: hbs.AST.BlockStatement,
  scope: Scope,
  depth: number,
): readonly Passage[] {
  if (scope.inLoop) return unsupported(place(node.path.loc, scope), scope, "loop-outside");
  const inRows = node.params.length > 1 && node.hash === undefined;
  const over = inRows ? undefined : onlyInput(node, scope);
  const body = compileProgram(node.program, { ...scope, inLoop: true, inRows }, depth + 1);
  const none = compileProgram(node.inverse, scope, depth + 1);
  if (inRows) return [{ kind: "rows", columns: rowColumns(node, scope), body, none }];
  return over === undefined ? [] : [{ kind: "loop", over, body, none }];
}

function onlyInput(
  node: hbs.AST.BlockStatement,
  scope: Scope,
): ReturnType<typeof compileExpression> {
  const [first, ...more] = node.params;
  if (first !== undefined && more.length === 0 && node.hash === undefined) {
    return compileExpression(first, scope);
  }
  const at = place(first === undefined ? node.path.loc : first.loc, scope);
  const helper = `#${node.path.original}`;
  const expected = `{{#${node.path.original} 列名}}`;
  const found = first === undefined ? "" : scope.source.text.slice(at.span.start, at.span.end);
  report(scope, error("template/helper-arguments", at, { helper, expected, found }));
  return undefined;
}

function report(scope: Scope, problem: Diagnostic): void {
  scope.findings.report(problem);
}

function unsupported(
  range: SyntaxRange | TextLocation,
  scope: Scope,
  instead: Instead,
): readonly [] {
  const at = "kind" in range ? range : place(range, scope);
  const text = scope.source.text.slice(at.span.start, at.span.end);
  const found = text.split("\n")[0] ?? "";
  report(scope, error("template/unsupported", at, { found, instead }));
  return [];
}
