import { defineConfig } from "vitest/config";

/** What takes too long for every day: `npm run test:cluster`. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/cluster/**/*.test.ts"],
    globalSetup: ["test/build.setup.ts"],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
