import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Answer, Asset, Received, Route, Site } from "./answer.ts";
import { NONCE_MARK } from "./load-assets.ts";
import { pageHeaders } from "./page-headers.ts";
import { readBody } from "./read-body.ts";
import { ruleOn } from "./rule-on.ts";

/** How long the server waits for slow callers, and how often it looks. Units: milliseconds. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly lookEveryMs: number;
}

/** An upload takes moments on one machine; who sends headers slowly wants to hold the server. */
const PATIENCE: Patience = { headersMs: 5000, requestMs: 120_000, lookEveryMs: 1000 };

/** A server that listens. */
export interface Serving {
  readonly port: number;
  /** Ends all connections, and resolves when nothing of the server is left. */
  readonly close: () => Promise<void>;
}

/** Longest header block. Units: bytes. */
const MAX_HEADERS = 8192;

/**
 * Serves a site on this machine alone, on a port that the system chooses.
 *
 * Errors: rejects with the system's error where it cannot listen.
 */
export async function serve(site: Site, patience: Patience = PATIENCE): Promise<Serving> {
  const server = createServer({
    maxHeaderSize: MAX_HEADERS,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    // Without it slow headers are found after 30 s, whatever the limit is.
    connectionsCheckingInterval: patience.lookEveryMs,
  });
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answerRequest(request, response, site, authoritiesOf(server)).catch(() => response.destroy());
  };
  server.on("request", handle);
  // Who asks before sending a body is told to go on only when it is wanted: by reading it.
  server.on("checkContinue", handle);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function authoritiesOf(server: Server): readonly string[] {
  const port = portOf(server);
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
  authorities: readonly string[],
): Promise<void> {
  const { method = "", url = "", headers, rawHeaders } = request;
  const hosts = rawHeaders.filter(
    (_, at) => rawHeaders[at - 1]?.toLowerCase() === "host" && at % 2 === 1,
  );
  const nonce = site.nonce();
  for (const [name, value] of Object.entries(pageHeaders(nonce))) response.setHeader(name, value);
  const ruling = ruleOn({ method, url, hosts, headers }, site, authorities);
  if (ruling.kind === "refused") return refuse(response, ruling.status);
  const asset = site.assets.get(ruling.path);
  if (ruling.kind === "asset") {
    if (asset !== undefined) sendAsset(response, asset, nonce);
    return;
  }
  const route = site.routes.get(ruling.path);
  if (route !== undefined) await answerCall(request, response, route);
}

function refuse(response: ServerResponse, status: number): void {
  // What else comes from this caller is not read.
  response.setHeader("Connection", "close");
  response.statusCode = status;
  response.end();
}

function sendAsset(response: ServerResponse, { type, bytes }: Asset, nonce: string): void {
  response.setHeader("Content-Type", type);
  const isPage = type.startsWith("text/html");
  response.end(isPage ? new TextDecoder().decode(bytes).replaceAll(NONCE_MARK, nonce) : bytes);
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  route: Route,
): Promise<void> {
  if (request.headers.expect !== undefined) response.writeContinue();
  const body = await readBody(request, route.limit);
  if (body === "too-large") return refuse(response, 413);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const { headers } = request;
  const received: Received = {
    body,
    name: decodedName(headers["shokan-name"]),
    language: headers["shokan-language"] === "en" ? "en" : "ja",
    gone: gone.signal,
  };
  let answer: Answer;
  try {
    answer = await route.answer(received);
  } catch (cause) {
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    const value = { refusal: "our-fault", findings: [], detail };
    answer = { kind: "json", status: 500, value };
  }
  await sendAnswer(response, answer);
}

function decodedName(header: string | readonly string[] | undefined): string | undefined {
  if (typeof header !== "string") return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return undefined;
  }
}

async function sendAnswer(response: ServerResponse, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case "json":
      response.statusCode = answer.status;
      response.setHeader("Content-Type", "application/json; charset=utf-8");
      response.end(JSON.stringify(answer.value));
      return;
    case "bytes":
      // Never a type that a browser would show as a page of ours.
      response.setHeader("Content-Type", "application/octet-stream");
      response.end(answer.bytes);
      return;
    case "stream":
      response.setHeader("Content-Type", answer.type);
      response.flushHeaders();
      for await (const part of answer.parts) {
        if (response.destroyed) return;
        if (!response.write(part)) await drained(response);
      }
      response.end();
  }
}

/** Waits until the caller has taken what was sent, or has gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
}
