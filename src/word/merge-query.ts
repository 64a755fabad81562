/** What a query of Word's mail merge asks for, beside where the list is. */
export interface MergeQuery {
  /** The condition that a row must fulfil, in a clerk's words; empty if there is none. */
  readonly condition: string;
  /** The columns that the rows are sorted by; empty if they are not. */
  readonly order: string;
}

/**
 * Reads a query of Word's mail merge (`SELECT * FROM … WHERE … ORDER BY …`).
 *
 * Shape: the name of the list's file and of its sheet are never given; what is no comparison that Word's own window makes stays as it
 * is written.
 * Source: ISO/IEC 29500-1, 17.14.26 (query).
 */
export function readMergeQuery(query: string): MergeQuery {
  const tokens = query.match(TOKENS) ?? [];
  const isWord = (token: string | undefined, word: string): boolean =>
    token?.toUpperCase() === word;
  const where = tokens.findIndex((token) => isWord(token, "WHERE"));
  const order = tokens.findIndex(
    (token, at) => isWord(token, "ORDER") && isWord(tokens[at + 1], "BY"),
  );
  const end = order === -1 ? tokens.length : order;
  return {
    condition: where === -1 || where > end ? "" : conditionIn(tokens.slice(where + 1, end)),
    order: order === -1 ? "" : orderIn(tokens.slice(order + 2)),
  };
}

function conditionIn(tokens: readonly string[]): string {
  const written = tokens.map(wordOf).join(" ").replaceAll(/\s+/gu, " ");
  return PHRASES.reduce((text, [from, to]) => text.replaceAll(from, to), written)
    .replaceAll(/ ?([（）]) ?/gu, "$1")
    .trim();
}

function wordOf(token: string): string {
  const name = nameIn(token);
  if (name !== undefined) return name;
  if (token.startsWith("'")) return `「${token.slice(1, -1).replaceAll("''", "'")}」`;
  return WORDS.get(token.toUpperCase()) ?? token;
}

/** The column that a token names; of `list.column` the last, which is no name of a file or a sheet. */
function nameIn(token: string): string | undefined {
  const last =
    /(?:^|[\].`.])(?:`(?<ticks>[^`]*)`|\[(?<brackets>[^\]]*)\]|"(?<quotes>[^"]*)")$/u.exec(
      token,
    )?.groups;
  return last?.["ticks"] ?? last?.["brackets"] ?? last?.["quotes"];
}

function orderIn(tokens: readonly string[]): string {
  return tokens
    .map((token) => nameIn(token) ?? ORDERS.get(token.toUpperCase()) ?? token)
    .join("")
    .trim();
}

const NAME = '(?:`[^`]*`|\\[[^\\]]*\\]|"[^"]*")';
const TOKENS = new RegExp(
  `'(?:[^']|'')*'|${NAME}(?:\\.${NAME})*|<>|<=|>=|!=|[^\\s'\`[\\]"()=<>,!]+|\\S`,
  "gu",
);
const WORDS: ReadonlyMap<string, string> = new Map([
  ["AND", "かつ"],
  ["OR", "または"],
  ["=", "＝"],
  ["<>", "≠"],
  ["!=", "≠"],
  ["<=", "≦"],
  [">=", "≧"],
  ["<", "＜"],
  [">", "＞"],
  ["(", "（"],
  [")", "）"],
]);
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/ ＝ 「」/gu, "が空"],
  [/ ≠ 「」/gu, "が空でない"],
  [/ IS NOT NULL/gu, "が空でない"],
  [/ IS NULL/gu, "が空"],
  [/ ([＝≠≦≧＜＞]) /gu, "$1"],
];
const ORDERS: ReadonlyMap<string, string> = new Map([
  ["ASC", ""],
  ["DESC", "（降順）"],
  [",", "、"],
]);
