export function pageScripts(): ReadonlySet<string>;
export function workerScripts(): ReadonlySet<string>;
export function allWorkerScripts(): ReadonlySet<string>;
export function loadedWith(...begun: readonly string[]): ReadonlySet<string>;
export function sizeOf(names: Iterable<string>): number;
