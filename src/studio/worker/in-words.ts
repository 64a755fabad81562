import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import type { Finding } from "../protocol/server.ts";

/** The texts are as much as all that lays letters out, so they are loaded when there is something to say. */
export async function inWords(
  found: readonly Diagnostic[],
  language: MessageLanguage,
): Promise<readonly Finding[]> {
  if (found.length === 0) return [];
  const { findingOf } = await import("../protocol/finding-of.ts");
  return found.map((one) => findingOf(one, language));
}
