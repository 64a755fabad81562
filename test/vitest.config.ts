import { defineConfig } from "vitest/config";

const setupFiles = ["test/seed.setup.ts"];

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/{unit,spec,golden,arch}/**/*.test.ts"],
          setupFiles,
        },
      },
      {
        test: {
          name: "property",
          include: ["test/property/**/*.test.ts"],
          testTimeout: 60_000,
          setupFiles,
        },
      },
      {
        test: {
          name: "built",
          include: ["test/{roundtrip,cli,library}/**/*.test.ts"],
          globalSetup: ["test/build.setup.ts"],
          // What ships runs as it was built, and its console is the process's own.
          server: { deps: { external: [/\/dist\//u] } },
          disableConsoleIntercept: true,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          setupFiles,
        },
      },
      {
        test: {
          name: "render",
          include: ["test/render/**/*.test.ts"],
          testTimeout: 120_000,
          setupFiles,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      thresholds: { "src/char/**": { lines: 100, branches: 100 } },
    },
  },
});
