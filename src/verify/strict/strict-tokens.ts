import { NotStrict } from "./not-strict.ts";

// What letters are written with, and nothing else: in a file with anything more, two readers need not read the same.

/** Holds the text of an object, or of several, to the tokens of letters' objects. Errors: throws `NotStrict`. */
export function checkValueTokens(text: string): void {
  checkTokens(text, VALUE_TOKEN);
}

/** Holds a page's content to the operators of letters, each with its operands. Errors: throws `NotStrict`. */
export function checkOperators(text: string): void {
  checkTokens(text, OPERATOR);
  if (!isBalanced(text)) throw new NotStrict("what begins in a stream does not end in it");
}

/**
 * Holds the content of a print run's page to the operators of letters, whose texts may be literal strings there, and which may be in
 * several streams, one after another. Errors: throws `NotStrict`.
 */
export function checkRunOperators(text: string): void {
  checkTokens(text, RUN_OPERATOR);
}

/** Holds the streams of a print run's page, put together, to ends that match their beginnings. Errors: throws `NotStrict`. */
export function checkBalance(text: string): void {
  if (!isBalanced(text.replaceAll(LITERAL, "()"))) {
    throw new NotStrict("what begins on a page does not end on it");
  }
}

function checkTokens(text: string, token: RegExp): void {
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    if (!token.test(text))
      throw new NotStrict(`a token that letters do not have: ${text.slice(at, at + 20)}`);
  }
}

/** Text objects are not nested, what is marked ends where it began. */
function isBalanced(text: string): boolean {
  let [texts, marks] = [0, 0];
  for (const [word] of text.matchAll(/\b(?:BT|ET|BMC|BDC|EMC)\b/gu)) {
    if (word === "BT") texts += 1;
    else if (word === "ET") texts -= 1;
    else marks += word === "EMC" ? -1 : 1;
    if (texts < 0 || texts > 1 || marks < 0) return false;
  }
  return texts === 0 && marks === 0;
}

const SPACE = "[ \\n]";
const NAME = "/[-+.0-9A-Z_a-z]+";
const NUMBER = "[-+]?(?:\\d{1,10}(?:\\.\\d{1,10})?|\\.\\d{1,10})";
/** Ends a word: what may stand next to it. */
const END = "(?=[ \\n/<>[\\]()]|$)";

/** Source: ISO 32000-1, 7.3. */
const VALUE_TOKEN = new RegExp(
  `${SPACE}*(?:<<|>>|\\[|\\]|/(?:[-+.0-9A-Z_a-z]|#[0-9A-F]{2})+${END}|<(?:[0-9A-F]{2})*>|\\((?:[ !"#$%&'*-\\[\\]-~]|\\\\[\\\\()])*\\)|` +
    `\\d{1,10} 0 R${END}|${NUMBER}${END}|true${END}|false${END}|null${END})${SPACE}*`,
  "uy",
);

const SHOWN = "<(?:[0-9A-F]{4})+>";
const MARKED = `<<${SPACE}*(?:${NAME}${SPACE}*(?:${NAME}|\\d{1,6}|\\[/(?:Top|Bottom)\\])${SPACE}*)*>>`;

/** A literal string of whole codes. Source: ISO 32000-1, 7.3.4.2. */
const UNIT = "(?:[^()\\\\\\r]|\\\\[()\\\\r])";
const LITERAL_SHOWN = `\\((?:${UNIT}${UNIT})+\\)`;
const LITERAL = new RegExp(`\\(${UNIT}*\\)`, "gu");

/** Source: ISO 32000-1, annex A. */
const operators = (shown: string): RegExp =>
  new RegExp(
    `${SPACE}*(?:BT|ET|EMC|f|` +
      `${NAME}${SPACE}+BMC|${NAME}${SPACE}*${MARKED}${SPACE}*BDC|` +
      `${NAME}${SPACE}+${NUMBER}${SPACE}+Tf|${NUMBER}${SPACE}+Tc|[0-7]${SPACE}+Tr|` +
      `1 0 0 1(?:${SPACE}+${NUMBER}){2}${SPACE}+Tm|` +
      `${shown}${SPACE}*Tj|\\[(?:${SPACE}*(?:${shown}|${NUMBER}${END}))*${SPACE}*\\]${SPACE}*TJ|` +
      `${NUMBER}${SPACE}+g|(?:${NUMBER}${SPACE}+){3}rg|(?:${NUMBER}${SPACE}+){4}(?:k|re))${END}${SPACE}*`,
    "uy",
  );

const OPERATOR = operators(SHOWN);
const RUN_OPERATOR = operators(`(?:${SHOWN}|${LITERAL_SHOWN})`);
