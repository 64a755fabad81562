/**
 * Values that are wholly made of what JSON carries. A field that holds a function, a map, bytes or the like makes the
 * type `never`, so a key or a comparison that could not see the field does not compile.
 */
export type Plain<T> = T extends string | number | boolean | undefined
  ? T
  : T extends ((...args: never) => unknown) | Collection | ArrayBufferView | symbol | bigint | null
    ? never
    : { readonly [Field in keyof T]: Plain<T[Field]> };

type Collection = ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>;

/** A value whose fields are all named; a field that is not named makes the type `never`, so that it cannot be forgotten. */
export type Whole<T, Fields extends keyof T> = [Exclude<keyof T, Fields>] extends [never]
  ? T
  : never;

/**
 * Gives a value's key: all of its fields, to any depth.
 *
 * Shape: equal keys mean equal values, whatever fields are added to their type later. Fields in another order give
 * another key, which costs a cache a hit and nothing else.
 */
export function wholeKey<T>(value: T & Plain<T>): string {
  return JSON.stringify(value);
}

/**
 * Tells whether two values are the same in all of their fields, to any depth.
 *
 * Shape: only fields of the name `without`, if one is given, do not count.
 * Cost: none for parts that are the same object.
 */
export function isSameWhole<T>(one: T & Plain<T>, other: T & Plain<T>, without?: string): boolean {
  return isSame(one, other, without);
}

function isSame(one: unknown, other: unknown, without: string | undefined): boolean {
  if (one === other) return true;
  if (isList(one)) return isList(other) && isSameList(one, other, without);
  return isRecord(one) && isRecord(other) && isSameRecord(one, other, without);
}

function isSameList(one: List, other: List, without: string | undefined): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (!isSame(one[index], other[index], without)) return false;
  }
  return true;
}

function isSameRecord(one: Fields, other: Fields, without: string | undefined): boolean {
  // Values are plain objects, which inherit no field: so no list of names is made, of the many parts of many letters.
  let unmatched = 0;
  for (const field in one) {
    if (!(field in other)) return false;
    if (field !== without && !isSame(one[field], other[field], without)) return false;
    unmatched += 1;
  }
  for (const _field in other) unmatched -= 1;
  return unmatched === 0;
}

type List = readonly unknown[];
type Fields = Readonly<Record<string, unknown>>;

function isList(value: unknown): value is List {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !isList(value);
}
