/** Escapes characters for the content of an element. */
export function escapeText(text: string): string {
  return SPECIAL.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : text;
}

/** Escapes characters for the value of an attribute. */
export function escapeAttribute(text: string): string {
  if (!SPECIAL_IN_ATTRIBUTE.test(text)) return text;
  return escapeText(text)
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;");
}

const SPECIAL = /[&<>]/u;
const SPECIAL_IN_ATTRIBUTE = /[&<>"\t\n]/u;
