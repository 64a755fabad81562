/** What is asked of a list. Source: Amazon S3 API Reference, ListObjectsV2. */
export type ListQuery = Readonly<Record<string, string | undefined>>;

/** A page of the list of a bucket that holds these keys, as a server of S3 answers it: in ascending order, folders as one. */
export function listedPage(keys: readonly string[], query: ListQuery): string {
  const { prefix = "", delimiter, "max-keys": most = "1000" } = query;
  const after = query["continuation-token"] ?? query["start-after"] ?? "";
  const found = new Map<string, "Contents" | "CommonPrefixes">();
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length);
    const shown = end === -1 ? key : key.slice(0, end + 1);
    if (shown > after) found.set(shown, end === -1 ? "Contents" : "CommonPrefixes");
  }
  const all = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  const page = all.slice(0, Number(most));
  const last = page.at(-1)?.[0];
  const isCut = page.length < all.length && last !== undefined;
  const shownAs = (kind: string, word: string): string =>
    page
      .flatMap(([key, of]) =>
        of === kind ? [`<${of}><${word}>${encodeURIComponent(key)}</${word}></${of}>`] : [],
      )
      .join("");
  return (
    `<ListBucketResult><Prefix>${encodeURIComponent(prefix)}</Prefix>` +
    `<IsTruncated>${isCut}</IsTruncated>` +
    (isCut ? `<NextContinuationToken>${last}</NextContinuationToken>` : "") +
    `${shownAs("Contents", "Key")}${shownAs("CommonPrefixes", "Prefix")}</ListBucketResult>`
  );
}
