import { createHash } from "node:crypto";
import { setTimeout as pauseOf } from "node:timers/promises";
import type { AwsClient } from "aws4fetch";
import { error } from "../base/diagnostic.ts";
import type { StoreRefusal } from "../base/messages/cluster.ts";
import { OutputFailure } from "../outside/output-failure.ts";
import { detailOf } from "./broker.ts";

/** A bucket, and the beginning of all names in it that are ours. */
export interface S3Place {
  /** Shape: `https://server` or `http://server`, without a path. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Shape: empty, or ends with `/`. */
  readonly prefix: string;
}

/** What is asked of a bucket. */
export interface S3Request {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** The name in the bucket; that of the bucket itself if not given. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Answers that are no fault here. */
  readonly allowed?: readonly number[];
}

/** What a bucket answered. */
export interface S3Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Asks a bucket; see `s3Client`. */
export type S3Client = (request: S3Request) => Promise<S3Answer>;

/** Times that something is asked of a server that is busy or does not answer. */
const MOST_TRIES = 7;

/** Before the second try; twice as long before each further one. Units: ms. */
const FIRST_PAUSE_MS = 200;

/** How long a client waits. Units: ms. */
export interface S3Patience {
  /** For one answer, all of it: a part of four megabytes takes half a minute on a slow line. */
  readonly answerMs: number;
  /** For all tries of one request together; none is begun after that. */
  readonly wholeMs: number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

const USUAL: S3Patience = { answerMs: 60_000, wholeMs: 120_000, pause: pauseOf };

/**
 * Asks a bucket by path (`endpoint/bucket/key`), signed. Who is busy (5xx, 429), in the middle of the same request (409), got it
 * torn, or cannot be reached is asked again, after pauses that double: some thirteen seconds in all. One that takes a request and
 * says nothing is given a minute for each answer, and two for all of them.
 *
 * Errors: throws `OutputFailure` with `cluster/store-refused` for every other answer than 2xx and those allowed.
 */
export function s3Client(
  place: S3Place,
  signer: Pick<AwsClient, "sign">,
  patience: Partial<S3Patience> = {},
): S3Client {
  const { answerMs, wholeMs, pause } = { ...USUAL, ...patience };
  return async (request) => {
    const whole = AbortSignal.timeout(wholeMs);
    for (let tries = 1; ; tries += 1) {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(answerMs)]);
      const { answer, refusal } = await askOnce(place, signer, request, signal);
      if (answer !== undefined) return answer;
      const mayAsk = refusal.isPassing && tries < MOST_TRIES;
      if (!mayAsk || whole.aborted) throw refusedBy(place, refusal);
      await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
      if (whole.aborted) throw refusedBy(place, refusal);
    }
  };
}

/** An answer, or why there is none. */
type Asked =
  | { readonly answer: S3Answer; readonly refusal?: never }
  | { readonly answer?: never; readonly refusal: Refused };

interface Refused {
  readonly reason: StoreRefusal;
  readonly detail: string;
  /** Whether it is worth asking again. */
  readonly isPassing: boolean;
}

async function askOnce(
  { endpoint, bucket, prefix }: S3Place,
  signer: Pick<AwsClient, "sign">,
  { method, key, query = {}, headers = {}, body, allowed = [] }: S3Request,
  signal: AbortSignal,
): Promise<Asked> {
  const path = key === undefined ? "" : `/${`${prefix}${key}`.split("/").map(encoded).join("/")}`;
  const words = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const address = `${endpoint}/${bucket}${path}${words.length === 0 ? "" : `?${words.join("&")}`}`;
  const hash = createHash("sha256").update(body ?? "");
  // The server compares it with what has arrived: a body that is torn on the way is refused.
  const all = { ...headers, "X-Amz-Content-Sha256": hash.digest("hex") };
  const given = body === undefined ? {} : { body };
  const signed = await signer.sign(address, { method, headers: all, ...given });
  try {
    const response = await fetch(signed, { signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status } = response;
    if (response.ok || allowed.includes(status)) return { answer: { status, bytes } };
    return { refusal: refusalOf(status, bytes) };
  } catch (cause) {
    if (signal.aborted) return { refusal: SILENT };
    const detail = detailOf(cause instanceof Error && cause.cause ? cause.cause : cause);
    return { refusal: { reason: "unreachable", detail, isPassing: true } };
  }
}

const SILENT: Refused = { reason: "silent", detail: "ETIMEDOUT", isPassing: true };

/** As the signature wants it: everything but letters, digits and `-._~`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Status that is worth asking again for: busy, and another request for the same name under way. */
const PASSING = new Set([408, 409, 429]);

/** What a server says of a body that did not arrive as it was sent. Source: Amazon S3 API Reference, error responses. */
const TORN = new Set([
  "BadDigest",
  "IncompleteBody",
  "RequestTimeout",
  "XAmzContentSHA256Mismatch",
]);

function refusalOf(status: number, bytes: Uint8Array): Refused {
  const code = /<Code>(?<code>[^<]*)<\/Code>/u.exec(Buffer.from(bytes).toString())?.groups?.[
    "code"
  ];
  const detail = code === undefined ? String(status) : `${status} ${code}`;
  const isPassing =
    PASSING.has(status) || (status >= 500 && status !== 501) || TORN.has(code ?? "");
  return { reason: reasonOf(status, isPassing), detail, isPassing };
}

function reasonOf(status: number, isPassing: boolean): StoreRefusal {
  if (isPassing) return "busy";
  if (status === 401 || status === 403) return "denied";
  return status === 404 ? "no-bucket" : "other";
}

function refusedBy(place: S3Place, { reason, detail }: Refused): OutputFailure {
  const values = { store: shownS3(place), reason, detail };
  const diagnostic = error("cluster/store-refused", AT_STORE, values);
  return new OutputFailure("EIO", detail, { diagnostic });
}

const AT_STORE = { kind: "option", name: "--store" } as const;

/** A bucket as people are told of it. */
export function shownS3({ endpoint, bucket, prefix }: S3Place): string {
  return `s3://${bucket}/${prefix}（${endpoint}）`;
}
