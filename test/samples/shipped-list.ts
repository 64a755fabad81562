import { readFileSync } from "node:fs";

const OFFICES = new Map(
  readFileSync("recipients/source/offices.csv", "utf8")
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(","))
    .map(([code = "", , , , postal = "", address = ""]) => [code, { postal, address }]),
);

/** The address of a government's office, empty where the source has none. */
export function addressOf(code: string): string {
  return OFFICES.get(code)?.address ?? "";
}

/** The postal code of a government's office, empty where the source has none. */
export function postalCodeOf(code: string): string {
  return OFFICES.get(code)?.postal ?? "";
}

/** A shipped list with postal codes and, last, addresses where the source has them. */
export function withAddresses(name: string): string {
  const lines = readFileSync(`recipients/${name}`, "utf8").replace("\ufeff", "").trim().split("\n");
  const more = lines.map((line, index) => {
    const code = line.slice(0, 6);
    return index === 0
      ? `${line},郵便番号,住所`
      : `${line},${postalCodeOf(code)},${addressOf(code)}`;
  });
  return `${more.join("\n")}\n`;
}
