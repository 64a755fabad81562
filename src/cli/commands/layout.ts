import { EXIT, type ExitCode } from "../../job/exit-code.ts";
import type { LayoutArguments } from "../command-options.ts";
export async function runLayout(_args: LayoutArguments): Promise<ExitCode> {
  return EXIT.done;
}
