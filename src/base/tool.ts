/** Name and version of this product as written in the files it makes; the version is that of `package.json`. */
export const TOOL = "shokan 0.1.0";
