/** Where an object is: at a byte of the file, or which one of an object stream it is. */
export type ObjectPlace =
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "held"; readonly stream: number; readonly index: number };
