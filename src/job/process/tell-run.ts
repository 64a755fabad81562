/**
 * Sends a message to the run that started this process. The run may be gone by then, or have released this process: there is
 * nobody to report that to, and the process ends when it is disconnected.
 */
export function tellRun(message: object): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
