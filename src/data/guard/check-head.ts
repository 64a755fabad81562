import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { cellIn, type Recipient } from "../../model/recipient.ts";
import { nameKey } from "../name-key.ts";
import { citiesWithWard } from "../wards.ts";

/** What the head of a kind of body is called, where it is called so of no other kind. */
interface HeadOfKind {
  /** How the names of such bodies end, or how they are known. */
  readonly body: RegExp;
  /** What their heads alone are called. */
  readonly title: RegExp;
}

/**
 * Bodies that no table has. A hospital of a university has a 病院長, its school a 附属小学校長, and a company may keep a nursery: what
 * a body may have besides its own head is in no pattern.
 */
const KINDS: readonly HeadOfKind[] = [
  { body: /大学(?:院大学)?$|短大$/u, title: /^学長$/u },
  { body: /(?<!大)学校$|高校$|[小中]学$/u, title: /^(?:学校|校)長$/u },
  { body: /(?:幼稚|保育|こども)園$|保育所$/u, title: /^(?:園|保育所)長$/u },
  { body: /病院$|医院$|クリニック$/u, title: /^(?:病院|院)長$/u },
  { body: /警察署$|消防署$|税務署$|労働基準監督署$/u, title: /^署長$/u },
  { body: /会社|\(株\)|\(有\)/u, title: /^(?:代表)?取締役(?:社長|会長)?$|^代表社員$|^社長$/u },
  { body: /(?:協同|事務|森林)組合$|農協$|漁協$/u, title: /^(?:代表理事)?組合長(?:理事)?$/u },
  { body: /警察本部$/u, title: /^警察本部長$/u },
  { body: /労働局$/u, title: /^労働局長$/u },
  // Governments are held against their table: 市長 beside a school is what this is for.
  { body: /(?!)/u, title: /^(?:[市町村]長|知事)$/u },
];

/**
 * Tells of a row whose 職名 is what the head of another kind of body is called than its 団体名: 校長 beside a university, 学長 beside a
 * company; or the title of another ward's head. Of bodies that are in no table it is how a slipped row shows.
 *
 * Errors: `csv/title-of-other-body`.
 */
export function checkHead({ fields }: Recipient): readonly Diagnostic[] {
  const [body, title] = [cellIn(fields, "name"), cellIn(fields, "title")];
  if (body === undefined || title === undefined) return [];
  const key = nameKey(body.value);
  const office = officeOf(nameKey(title.value), key);
  const own = KINDS.findIndex((kind) => kind.body.test(key));
  const titled = own === -1 ? -1 : KINDS.findIndex((kind) => kind.title.test(office));
  const isOtherKind = titled !== -1 && own !== titled;
  if (!isOtherKind && !isOfOtherWard(nameKey(title.value), key)) return [];
  const values = {
    column: title.at.header ?? "",
    value: title.value,
    otherColumn: body.at.header ?? "",
    otherValue: body.value,
  };
  return [error("csv/title-of-other-body", title.at, values, [{ at: body.at, label: body.value }])];
}

/** Whether a ward has the title of another's head: 福島区長 beside 都島区. */
function isOfOtherWard(title: string, body: string): boolean {
  if (!title.endsWith("区長")) return false;
  const [titled, named] = [title.replace(/長$/u, ""), body].map((text) =>
    text.replace(/^.+市/u, ""),
  );
  const areWards = [titled, named].every((ward = "") => citiesWithWard(ward).length > 0);
  return areWards && titled !== named;
}

/** What a title says without the body that it begins with: 長 of 北海道大学長 is 学長. */
function officeOf(title: string, body: string): string {
  if (!title.startsWith(body) || title === body) return title;
  const rest = title.slice(body.length);
  return rest === "長" ? `${/(?:大学校|学校|労働局|警察本部|.)$/u.exec(body)?.[0] ?? ""}長` : rest;
}
