import { expect } from "vitest";

// Files are compared as bytes at once: element by element, a fifth of the time of the tests went into this.
expect.addEqualityTesters([
  (left: unknown, right: unknown): boolean | undefined =>
    left instanceof Uint8Array && right instanceof Uint8Array
      ? left.constructor === right.constructor && Buffer.compare(left, right) === 0
      : undefined,
]);
