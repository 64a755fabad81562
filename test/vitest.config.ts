import { defineConfig } from "vitest/config";
import { LATE_COMPILER } from "../src/process/late-compiler.ts";

const setupFiles = ["test/seed.setup.ts", "test/bytes.setup.ts"];

/**
 * As the program's own processes, the tests' do not wait for V8 to optimise what runs for a second; and what a test leaves is
 * collected less often, which takes a tenth less. Units: MiB. On Nodes where this was not tried: neither.
 */
const NEW_SPACE = ["--min-semi-space-size=32", "--max-semi-space-size=64"];
const execArgv = LATE_COMPILER.length === 0 ? [] : [...LATE_COMPILER, ...NEW_SPACE];

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    globalSetup: ["test/outside-ci.setup.ts"],
    // What a file becomes without its types is kept, by its content, for the next run.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: "source",
          include: ["test/{unit,spec,golden,arch,property,render}/**/*.test.ts"],
          // The files of a process share their modules: to load them anew took more than most files' tests. So do all
          // that run from the sources: each project loads them once more, three seconds of CPU.
          isolate: false,
          // A limit for what hangs, and not for a machine that does other work as well.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          setupFiles,
          execArgv,
        },
      },
      {
        test: {
          name: "built",
          include: ["test/{roundtrip,cli,library}/**/*.test.ts"],
          isolate: false,
          globalSetup: ["test/build.setup.ts"],
          // What ships runs as it was built, and its console is the process's own.
          server: { deps: { external: [/\/dist\//u] } },
          disableConsoleIntercept: true,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          setupFiles,
          execArgv,
        },
      },
      {
        test: {
          name: "studio",
          include: ["test/studio/**/*.test.ts"],
          // Its files share a browser, too.
          isolate: false,
          globalSetup: ["test/build.setup.ts"],
          server: { deps: { external: [/\/dist\//u] } },
          testTimeout: 60_000,
          // A browser on a busy machine.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 60_000,
          setupFiles,
          execArgv,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Of what `npm run coverage` runs. Not held: job, cli, report, reading and verify, whose tests mock modules or
      // run the built command, which is not counted; word, which is being built.
      thresholds: {
        "src/char/**": { lines: 100, branches: 99 },
        "src/{base,data,template,typeset,text,language}/**": { lines: 95 },
        "src/{docx,html,letter,pdf,plain}/**": { lines: 90 },
        // Faces are read from real fonts, and letters printed as markup, in roundtrip and property.
        "src/{font,markup,model}/**": { lines: 85 },
      },
    },
  },
});
