/**
 * Gives the name of the part of an Office package that a relationship leads to: without a slash in front, `.` and `..`
 * resolved.
 *
 * Shape: `folder` is that of the part whose relationship it is, empty or with a slash at its end.
 * Source: ECMA-376 Part 2, 8.3 (RFC 3986, 5.2.4).
 */
export function partName(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
