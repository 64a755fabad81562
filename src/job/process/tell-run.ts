/**
 * Tells the run that started this process something. The run may be gone by then, or have let this process go: there is nobody
 * to be told so, and the process ends when it hears that it is alone.
 */
export function tellRun(message: object): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
