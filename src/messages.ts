// The texts of diagnostics, in Japanese and English.
export type { DiagnosticCode } from "./base/diagnostic-code.ts";
export type { MessageLanguage, MessageText } from "./base/messages/catalogue.ts";
export { formatDiagnostic } from "./base/messages/format-diagnostic.ts";
export { messageOf } from "./base/messages/messages.ts";
