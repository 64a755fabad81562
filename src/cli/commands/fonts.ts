import { EXIT, type ExitCode } from "../../job/exit-code.ts";
import type { CommonArguments } from "../command-options.ts";
export async function runFonts(_args: CommonArguments): Promise<ExitCode> {
  return EXIT.done;
}
