import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { placeOf } from "../../base/messages/format-diagnostic.ts";
import { pageSentence } from "../../base/messages/page-sentence.ts";
import { saidOf } from "../../base/messages/said-of.ts";
import type { Finding } from "./server.ts";

/** A diagnostic in words, for the page: it has no texts of its own, and no options. */
export function findingOf(diagnostic: Diagnostic, language: MessageLanguage): Finding {
  const { severity, code, at, related } = diagnostic;
  const { message, hints } = saidOf(diagnostic, language);
  return {
    severity,
    code,
    at,
    place: placeOf(at, language),
    message: pageSentence(message, language) ?? message,
    hints: [...new Set(hints.flatMap((hint) => pageSentence(hint, language) ?? []))],
    related,
  };
}
