import { writing } from "../../outside/output-failure.ts";
import type { Ledger } from "./ledger.ts";
import type { RunFolder } from "./run-folder.ts";
import { LEDGER_FILE } from "./run-layout.ts";
import { copyAside } from "./strangers.ts";

/**
 * Cuts the damaged tail of a run's ledger off. A torn line is what a power failure leaves; where somebody has edited the file, it is
 * copied aside as it is.
 *
 * Shape: gives what was put aside. Errors: throws `OutputFailure`.
 */
export async function cutLedger(folder: RunFolder, ledger: Ledger): Promise<readonly string[]> {
  if (ledger.complete) return [];
  const isEdited = !(await writing(async () => ledger.isTorn()));
  if (isEdited) await copyAside(folder, LEDGER_FILE);
  await writing(() => ledger.cut());
  return isEdited ? [LEDGER_FILE] : [];
}
