/** Name and version of this product as written in the files it makes; the version is that of `package.json`. */
export const TOOL = "shokan 0.1.0";

/**
 * Which bytes letters have, counted up whenever they change: programs of one number make the same letters from the same inputs. Hashes of
 * letters of each number are in `test/golden/bytes`.
 */
export const BYTES_VERSION = 6;
