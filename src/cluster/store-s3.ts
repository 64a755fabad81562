import { createHash } from "node:crypto";
import { escapeText } from "../base/escape-xml.ts";
import type { S3Client } from "./s3-client.ts";
import { type Listing, listNames, pagesOf } from "./s3-listing.ts";
import type { Store } from "./store.ts";

/** What a server lists, and removes, at once: as many as S3 does. */
const AT_ONCE = 1000;

const PRESENT = 412;
const ABSENT = 404;

/** Servers that do not know a request. */
const UNKNOWN = 501;

/**
 * A store in a bucket of S3, or of a server that speaks as it does.
 *
 * What is put is put with `If-None-Match: *`, which the server refuses for a name that is taken: of several machines one alone puts.
 * Where an answer was lost, and the same is put again, the second try finds the first one's: whoever asks compares then.
 *
 * Shape: `prefix` as the client's place has it; `atOnce` names are listed by one request.
 */
export function s3Store(ask: S3Client, prefix: string, atOnce: number = AT_ONCE): Store {
  const listing: Listing = { ask, prefix, atOnce };
  return {
    putIfAbsent: async (key, body) => {
      const headers = { "If-None-Match": "*" };
      const { status } = await ask({ method: "PUT", key, body, headers, allowed: [PRESENT] });
      return status !== PRESENT;
    },
    read: async (key) => {
      const { status, bytes } = await ask({ method: "GET", key, allowed: [ABSENT] });
      if (status !== ABSENT) return bytes;
      // The same number is answered where there is no bucket.
      if (Buffer.from(bytes).includes("NoSuchBucket")) await ask({ method: "GET", key });
      return undefined;
    },
    names: (folder, after) => listNames(listing, folder, after),
    remove: async (name) => {
      await ask({ method: "DELETE", key: name });
      for await (const { keys } of pagesOf(listing, { prefix: `${prefix}${name}/` })) {
        await removeAll(ask, prefix, keys);
      }
    },
  };
}

/** Source: Amazon S3 API Reference, DeleteObjects, which asks for an MD5 of the list. What it could not do is done one by one. */
async function removeAll(ask: S3Client, prefix: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const objects = keys.map((key) => `<Object><Key>${escapeText(key)}</Key></Object>`);
  const body = Buffer.from(`<Delete><Quiet>true</Quiet>${objects.join("")}</Delete>`);
  const headers = { "Content-MD5": createHash("md5").update(body).digest("base64") };
  const query = { delete: "" };
  const answer = await ask({ method: "POST", query, headers, body, allowed: [UNKNOWN] });
  if (answer.status !== UNKNOWN && !Buffer.from(answer.bytes).includes("<Error>")) return;
  for (const key of keys) await ask({ method: "DELETE", key: key.slice(prefix.length) });
}
