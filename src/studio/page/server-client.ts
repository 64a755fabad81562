// The page's side of the local server: every call carries the token, which no address and no cookie has.
import type { Calls, RawCalls, Refusal, StreamCalls, UploadAnswer } from "../protocol/server.ts";
import { language } from "./words.ts";

/** A call that was refused, with what is to be said of it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}

/** The server is gone: the studio was closed, or its program ended. */
export class ServerGone extends Error {
  override readonly name = "ServerGone";
}

const TOKEN_KEY = "shokan-token";
const LANGUAGE_KEY = "shokan-language";

/**
 * Takes the token out of the address, where the browser's history would keep it, and keeps it for this window alone, with the
 * language that was asked for.
 *
 * Shape: `hasToken` if there is one.
 */
export function takeToken(): { readonly hasToken: boolean; readonly isEnglish: boolean } {
  const [token = "", spoken = ""] = location.hash.slice(1).split("-");
  if (token !== "") {
    sessionStorage.setItem(TOKEN_KEY, token);
    sessionStorage.setItem(LANGUAGE_KEY, spoken);
    history.replaceState(undefined, "", location.pathname);
  }
  return {
    hasToken: sessionStorage.getItem(TOKEN_KEY) !== null,
    isEnglish: sessionStorage.getItem(LANGUAGE_KEY) === "en",
  };
}

/** Asks the server. Errors: throws `Refused` and `ServerGone`. */
export async function ask<Path extends keyof Calls>(
  path: Path,
  body: Calls[Path]["ask"],
): Promise<Calls[Path]["answer"]> {
  const response = await post(path, JSON.stringify(body), "application/json");
  return (await response.json()) as Calls[Path]["answer"];
}

/** A file's bytes. Errors: as `ask`. */
export async function askBytes<Path extends keyof RawCalls>(
  path: Path,
  body: RawCalls[Path],
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await post(path, JSON.stringify(body), "application/json");
  return new Uint8Array(await response.arrayBuffer());
}

/** The same, for what may be larger than the page's memory. Errors: as `ask`. */
export async function askBlob<Path extends keyof RawCalls>(
  path: Path,
  body: RawCalls[Path],
): Promise<Blob> {
  const response = await post(path, JSON.stringify(body), "application/json");
  return response.blob();
}

/** Lines of an answer as they come. Errors: as `ask`. */
export async function* askLines<Path extends keyof StreamCalls>(
  path: Path,
  body: StreamCalls[Path]["ask"],
): AsyncGenerator<StreamCalls[Path]["line"]> {
  const response = await post(path, JSON.stringify(body), "application/json");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (reader !== undefined) {
    const { value, done } = await reader.read().catch(() => {
      throw new ServerGone();
    });
    if (done) return;
    const lines = `${rest}${value}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line !== "") yield JSON.parse(line) as StreamCalls[Path]["line"];
    }
  }
}

/** Gives the server a file to keep in memory. Errors: as `ask`. */
export async function upload(file: File): Promise<UploadAnswer> {
  const response = await post("/api/upload", file, "application/octet-stream", {
    "Shokan-Name": encodeURIComponent(file.name),
  });
  return (await response.json()) as UploadAnswer;
}

/** Does something that the server must hear of: until it has, whatever happens to the connection. Errors: any but `ServerGone`. */
export async function untilHeard<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (cause) {
      if (!(cause instanceof ServerGone)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

const AGAIN_MS = 1000;

async function post(
  path: string,
  body: BodyInit,
  type: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const response = await fetch(path, {
    method: "POST",
    body,
    headers: {
      "Content-Type": type,
      Authorization: `Bearer ${sessionStorage.getItem(TOKEN_KEY) ?? ""}`,
      "Shokan-Language": language.value,
      ...more,
    },
  }).catch(() => {
    throw new ServerGone();
  });
  if (response.ok) return response;
  throw new Refused(await refusalOf(response));
}

/** What is refused before a call is looked at has a status and no words. */
async function refusalOf(response: Response): Promise<Refusal> {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  if (isJson) return (await response.json()) as Refusal;
  return {
    refusal: response.status === 413 ? "too-large" : "our-fault",
    findings: [],
    detail: `${response.status} ${response.url}`,
  };
}
