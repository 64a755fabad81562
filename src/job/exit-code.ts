/** What the command answers to the one who called it. Source: src/README.md, "exit codes". */
export const EXIT = {
  done: 0,
  inputErrors: 1,
  wrongUsage: 2,
  differences: 3,
  inputsChanged: 65,
  ourFault: 70,
  outputFailed: 74,
  folderInUse: 75,
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
