/** A number as people read it, in Japanese and in English: 1,741. The same on every machine, whatever its language. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
}
