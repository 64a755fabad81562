import type { S3Client } from "./s3-client.ts";

/** What lists a bucket. */
export interface Listing {
  readonly ask: S3Client;
  /** The beginning of all names that are ours. */
  readonly prefix: string;
  /** Names that one request lists at most. */
  readonly atOnce: number;
}

/** What one request lists. */
export interface ListedPage {
  /** Whole names, and those of folders with a `/` at their end, in ascending order. */
  readonly keys: readonly string[];
  /** Whether nothing comes after them. */
  readonly isLast: boolean;
}

/** Stretches of names that are listed side by side at most. */
const SIDE_BY_SIDE = 8;

/**
 * Lists the names directly in a folder that come after a word, or all.
 *
 * A server gives a thousand names at once, and says only then where the next begin. Parts have the number of their first letter before
 * all else, in equal steps as a rule: once a page is there, it is known about where the following ones begin, and they are asked for
 * side by side, twice as many each time that all were there. What is not numbered so is listed page by page.
 */
export async function listNames(
  listing: Listing,
  folder: string,
  after: string | undefined,
): Promise<readonly string[]> {
  const inside = `${listing.prefix}${folder}/`;
  const pages: PagesFrom = async function* (from) {
    const start = from === undefined ? {} : { "start-after": `${inside}${from}` };
    const asked = { prefix: inside, delimiter: "/", ...start };
    for await (const { keys, isLast } of pagesOf(listing, asked)) {
      yield { names: keys.map((key) => key.slice(inside.length)), isLast };
    }
  };
  const names = new Set<string>();
  const add = (name: string): unknown => names.add(name.replace(/\/$/u, ""));
  for (let from = after, isOver = false; !isOver; ) {
    for await (const page of pages(from)) {
      page.names.forEach(add);
      isOver = page.isLast;
      const steps = isOver ? undefined : stepsAfter(page.names);
      if (steps === undefined) continue;
      const reached = await sideBySide(steps, pages, add);
      isOver = reached === undefined;
      from = reached;
      break;
    }
  }
  return [...names];
}

/** Names, those of folders with a `/` at their end. */
interface NamesPage {
  readonly names: readonly string[];
  readonly isLast: boolean;
}

type PagesFrom = (from: string | undefined) => AsyncIterable<NamesPage>;

/** Stretches of numbers, one after another, that have about as many names as a page. */
interface Steps {
  readonly lastName: string;
  readonly last: number;
  readonly step: number;
}

/** Gives the stretches after a page; undefined where its names do not begin with ascending numbers, or are those of folders. */
function stepsAfter(names: readonly string[]): Steps | undefined {
  const lastName = names.at(-1);
  const [first, last] = [numberOf(names[0]), numberOf(lastName)];
  if (lastName === undefined || first === undefined || last === undefined) return undefined;
  if (last <= first || names.some((name) => name.endsWith("/"))) return undefined;
  return { lastName, last, step: last - first };
}

const NUMBER = /^(?<number>\d{8})-/u;
const MOST = 99_999_999;

function numberOf(name: string | undefined): number | undefined {
  const number = NUMBER.exec(name ?? "")?.groups?.["number"];
  return number === undefined ? undefined : Number(number);
}

/** The word after which a stretch begins: the last name of the page for the first; undefined behind the greatest number. */
function beginningOf({ last, step, lastName }: Steps, index: number): string | undefined {
  if (index === 0) return lastName;
  const number = last + index * step;
  return number > MOST ? undefined : String(number).padStart(8, "0");
}

/** Lists stretch after stretch; gives the word up to which all is listed, undefined where that is all there is. */
async function sideBySide(
  steps: Steps,
  pages: PagesFrom,
  add: (name: string) => unknown,
): Promise<string | undefined> {
  for (let index = 0, width = 1; ; index += width, width = Math.min(2 * width, SIDE_BY_SIDE)) {
    const asked = Array.from({ length: width }, (_, at) => index + at).filter(
      (at) => beginningOf(steps, at) !== undefined,
    );
    const listed = await Promise.all(asked.map((at) => listStretch(steps, at, pages)));
    for (const { names } of listed) names.forEach(add);
    if (listed.some(({ isLast }) => isLast)) return undefined;
    const reached = beginningOf(steps, index + width);
    // Where a stretch has nothing the numbers go on in other steps.
    if (reached === undefined || listed.some(({ names }) => names.length === 0)) return reached;
  }
}

/** The names from the beginning of a stretch to that of the next; the last stretch has all that follow. */
async function listStretch(steps: Steps, index: number, pages: PagesFrom): Promise<NamesPage> {
  const end = beginningOf(steps, index + 1);
  const names: string[] = [];
  for await (const page of pages(beginningOf(steps, index))) {
    const own = page.names.filter((name) => end === undefined || name <= end);
    for (const name of own) names.push(name);
    if (own.length < page.names.length) return { names, isLast: false };
  }
  return { names, isLast: true };
}

/** Lists names and folders, page by page. Source: Amazon S3 API Reference, ListObjectsV2. */
export async function* pagesOf(
  { ask, atOnce }: Listing,
  asked: Readonly<Record<string, string>>,
): AsyncGenerator<ListedPage> {
  let token: string | undefined;
  do {
    const query = {
      ...{ "list-type": "2", "encoding-type": "url", "max-keys": String(atOnce) },
      ...asked,
      ...(token === undefined ? {} : { "continuation-token": token }),
    };
    const { bytes } = await ask({ method: "GET", query });
    const text = Buffer.from(bytes).toString();
    token = /<NextContinuationToken>(?<token>[^<]*)</u.exec(text)?.groups?.["token"];
    if (token !== undefined) token = unescaped(token);
    yield { keys: keysIn(text), isLast: token === undefined };
  } while (token !== undefined);
}

/** Names are coded as in an address, so that no other marks stand in them. A page also says what was asked for. */
function keysIn(text: string): readonly string[] {
  const keys = text.matchAll(
    /<Contents>.*?<Key>(?<key>[^<]*)<\/Key>|<CommonPrefixes>\s*<Prefix>(?<folder>[^<]*)</gsu,
  );
  return [...keys].map(({ groups }) =>
    decodeURIComponent((groups?.["key"] ?? groups?.["folder"] ?? "").replaceAll("+", " ")),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
