import type { MessageLanguage } from "../../base/messages/catalogue.ts";

/** A call that has passed the rules, with its whole body. */
export interface Received {
  readonly body: Uint8Array;
  /** What the body is called, if the caller says so: an upload's file name. */
  readonly name: string | undefined;
  readonly language: MessageLanguage;
  /** Raised when the caller has gone away. */
  readonly gone: AbortSignal;
}

/** What a call is answered with. */
export type Answer =
  | { readonly kind: "json"; readonly status: number; readonly value: unknown }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | {
      readonly kind: "stream";
      readonly type: "application/x-ndjson" | "application/zip";
      readonly parts: AsyncIterable<Uint8Array>;
    };

/** A call of the page: what it is sent, how much of it, and who answers. */
export interface Route {
  readonly takes: "application/json" | "application/octet-stream";
  /** Units: bytes. */
  readonly limit: number;
  /** Errors: whatever it throws is a mistake of ours, and is answered with 500. */
  readonly answer: (received: Received) => Promise<Answer>;
}

/** A file of the page, served from memory. */
export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** All that the server serves. Shape: by whole path, as `/api/hello`; nothing of a path is ever a file's name. */
export interface Site {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly routes: ReadonlyMap<string, Route>;
  /** The page's secret. Shape: hexadecimal or base64url. */
  readonly token: string;
  /** A new nonce for each page's styles. */
  readonly nonce: () => string;
}
