/** Name and version of this product as it stands in the files it makes; the version is that of `package.json`. */
export const TOOL = "shokan 0.1.0";
