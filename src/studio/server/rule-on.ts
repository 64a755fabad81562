import { createHash, timingSafeEqual } from "node:crypto";
import type { Site } from "./answer.ts";

/** What of a request decides whether it is answered. Shape: header names in small letters, `hosts` as often as it was sent. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly hosts: readonly string[];
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A request is served, or refused with a status of HTTP. */
export type Ruling =
  | { readonly kind: "asset"; readonly path: string }
  | { readonly kind: "call"; readonly path: string }
  | { readonly kind: "refused"; readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 };

/**
 * Decides on a request before anything of its body is read. Other pages in the same browser can send requests to this server,
 * and by a name of their own that leads to 127.0.0.1; other users of the machine can as well.
 *
 * Shape: `authorities` are the names that the server is known by: `127.0.0.1:PORT`, `localhost:PORT`.
 * Source: Fetch Metadata (Sec-Fetch-Site), RFC 9110 15.5.20 (421), RFC 6750 (Bearer).
 */
export function ruleOn(request: Request, site: Site, authorities: readonly string[]): Ruling {
  const status = strangerStatus(request, authorities);
  return status === undefined ? rulingOnPath(request, site) : refused(status);
}

type RefusedStatus = Extract<Ruling, { kind: "refused" }>["status"];

/** The status for what no page of ours sends, whatever it asks for. */
function strangerStatus(
  { hosts, headers, method }: Request,
  authorities: readonly string[],
): RefusedStatus | undefined {
  const [host = ""] = hosts;
  if (hosts.length !== 1) return 400;
  if (!authorities.includes(host)) return 421;
  const origin = headers["origin"];
  const from = headers["sec-fetch-site"];
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  if (from !== undefined && from !== "same-origin" && from !== "none") return 403;
  if (method === "OPTIONS") return 403;
  if (method !== "GET" && method !== "POST") return 405;
  return method === "POST" && origin === undefined ? 403 : undefined;
}

/** Shape: the path is compared as it came: not decoded, not put in order, without a query. */
function rulingOnPath({ url, method, headers }: Request, site: Site): Ruling {
  if (url.startsWith("/api/") && !isToken(headers["authorization"], site.token)) {
    return refused(401);
  }
  if (site.assets.has(url)) {
    return method === "GET" ? { kind: "asset", path: url } : refused(405);
  }
  const route = site.routes.get(url);
  if (route === undefined) return refused(404);
  if (method !== "POST") return refused(405);
  if (!isOfType(headers, route.takes)) return refused(415);
  if (Number(headers["content-length"] ?? 0) > route.limit) return refused(413);
  return { kind: "call", path: url };
}

function refused(status: RefusedStatus): Ruling {
  return { kind: "refused", status };
}

/** Digests are compared, which have one length, in a time that does not tell how much of them is right. */
function isToken(given: Request["headers"][string], token: string): boolean {
  const digest = (text: string): Uint8Array => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(String(given)), digest(`Bearer ${token}`));
}

/** A form or a script of another page cannot say that it sends JSON without asking first, which is always refused. */
function isOfType(headers: Request["headers"], type: string): boolean {
  const given = String(headers["content-type"] ?? "").toLowerCase();
  const isPlain =
    given === type || (type === "application/json" && given === `${type};charset=utf-8`);
  return isPlain && headers["content-encoding"] === undefined;
}
