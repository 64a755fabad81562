/** Errors before warnings, each in the order of their places: what forbids a run is in sight, however many warnings there are. */
export function errorsFirst<Found extends { readonly severity: "error" | "warning" }>(
  findings: readonly Found[],
): readonly Found[] {
  const isError = ({ severity }: Found): boolean => severity === "error";
  return [...findings.filter(isError), ...findings.filter((one) => !isError(one))];
}
