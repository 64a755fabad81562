import type { IncomingMessage } from "node:http";
import { concatenate } from "../../base/bytes/concatenate.ts";

/**
 * Reads the whole body of a request; `too-large` as soon as it is longer than the limit, whatever it announced.
 *
 * Units: bytes. Errors: rejects where the caller goes away.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array | "too-large"> {
  return new Promise((resolve, reject) => {
    let parts: Uint8Array[] = [];
    let length = 0;
    request.on("data", (part: Uint8Array) => {
      length += part.length;
      if (length <= limit) parts.push(part);
      else {
        // What still comes is thrown away, until the answer has ended the connection.
        parts = [];
        resolve("too-large");
      }
    });
    request.on("end", () => resolve(concatenate(parts)));
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("the caller went away")));
  });
}
