/** A JSON object's own fields. Errors: throws if the value is not an object. */
export function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw new TypeError(`${name} is not an object`);
  return Object.fromEntries(Object.entries(value));
}

/** Tells whether a value is an object of JSON: neither nothing nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
