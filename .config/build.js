// Builds what users run, if anything that it is made from has changed: `npm run shokan` begins with it each time.
//
// The compiler gives `dist` (the library, and what the tests look into); the bundler puts the command and the processes
// that it starts into few files under `dist/bundle`: to find and read hundreds of small ones takes Node 0.2 s at every
// start. Packages that are WebAssembly or load files of their own stay where they are.
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMP = join(ROOT, "dist/.built");
const SOURCES = ["src", "tsconfig.json", "package.json", "package-lock.json", ".config/build.js"];

// What pdfkit loads and never calls here: fontkit, a megabyte of code with its dictionary (our faces are objects of our own),
// and ciphers (nothing is encrypted).
const NEVER_CALLED = /^(?:fontkit$|@noble\/ciphers\/)/u;
const withoutThem = {
  name: "never-called",
  resolveId: (id) => (NEVER_CALLED.test(id) ? "\0never-called" : undefined),
  load: (id) => (id === "\0never-called" ? "export const nothing = undefined;" : undefined),
};

// Of Handlebars we call the parser alone: its compiler, and the source maps that it makes, are three quarters of it.
const HANDLEBARS = "node_modules/handlebars/dist/cjs/handlebars/compiler/base.js";
const parserAlone = {
  name: "parser-alone",
  resolveId: (id) => (id === "handlebars" ? "\0handlebars" : undefined),
  load: (id) => {
    if (id !== "\0handlebars") return undefined;
    const { version } = JSON.parse(
      readFileSync(join(ROOT, "node_modules/handlebars/package.json")),
    );
    return `
      import * as parser from ${JSON.stringify(join(ROOT, HANDLEBARS))};
      const parse = parser.parse ?? parser.default.parse;
      export default { VERSION: ${JSON.stringify(version)}, create: () => ({ parse }) };
    `;
  },
};

// What the page's worker has of packages: no part of Node's, and of YAML what reads text: the front matter has one schema, and
// nothing writes YAML.
const CSV_PARSE = join(ROOT, "node_modules/csv-parse/lib/");
const CSV_OPTIONS = JSON.stringify(join(ROOT, ".config/csv-options.js"));
const UNASKED =
  /csv-parse\/lib\/(?:utils\/delimiter_discover|api\/normalize_columns_array)\.js|yaml\/browser\/dist\/(?:stringify\/|schema\/(?:core\/|json\/|yaml-1\.1\/(?:schema|int|float|bool)\.js)|visit\.js|parse\/cst-|doc\/(?:anchors|applyReviver|createNode)\.js)/u;
const GROUND =
  /\/src\/(?:base\/(?:once|outcome|diagnostic|units|assert|whole-value|nearest-name|bytes\/concatenate)|data\/differs-by-one|text\/(?:variation-selector|graphemes)|language\/body-column|model\/picture)\.ts$/u;
const forBrowser = {
  name: "for-browser",
  resolveId: (id) => (id === "csv-parse/sync" ? join(CSV_PARSE, "sync.js") : undefined),
  transform: (code, id) => {
    if (id === `${CSV_PARSE}api/normalize_options.js`) return `export * from ${CSV_OPTIONS};`;
    if (id.startsWith(CSV_PARSE) && !UNASKED.test(id) && /\bBuffer\b/u.test(code)) {
      return `import { Buffer } from ${JSON.stringify(join(ROOT, ".config/csv-bytes.js"))};\n${code}`;
    }
    return UNASKED.test(id) ? withoutItsBody(code, id) : undefined;
  },
};

/** A module that exports the same names, each of which refuses to be called. */
function withoutItsBody(code, id) {
  const names = [...code.matchAll(/^export \{([^}]*)\}/gmu)].flatMap(([, list]) =>
    list.split(",").map((name) => name.trim().split(" as ").at(-1)),
  );
  const said = JSON.stringify(`${id.split("node_modules/").at(-1)} is not in the worker`);
  const refusals = names.map((name) => `export const ${name} = refuse;`);
  return `function refuse() { throw new Error(${said}); }\n${refusals.join("\n")}`;
}

const changed = Math.max(...SOURCES.map((name) => lastChange(join(ROOT, name))));
if (changed >= lastChange(STAMP)) await buildAll();

async function buildAll() {
  // Nothing of an earlier build remains: neither a file whose source is gone, nor the compiler's belief that it has written one.
  rmSync(join(ROOT, "dist"), { recursive: true, force: true });
  const begun = new Date();
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  // Each file is written from itself alone (`isolatedDeclarations`); whether all types fit is asked by `npm run typecheck`,
  // and takes as long as all the rest of this.
  const emit = ["-p", join(ROOT, "src"), "--noCheck"];
  execFileSync(process.execPath, [compiler, ...emit], { stdio: "inherit" });
  const { build } = await import("rolldown");
  await build({
    cwd: ROOT,
    input: {
      main: "src/cli/main.ts",
      // Entries of their own, so that the tests can carry out many commands in one process, which keeps another.
      "command-line": "src/cli/command-line.ts",
      readers: "src/proof/readers.ts",
      worker: "src/job/make/worker.ts",
      "reading-worker": "src/proof/reading-worker.ts",
      "report-worker": "src/job/make/report-worker.ts",
      "job-thread": "src/studio/session/job-thread.ts",
    },
    platform: "node",
    plugins: [withoutThem, parserAlone],
    // The last four are installed by those alone who have several machines make letters.
    external: ["harfbuzzjs", "pdf-parse", "canvas", "bullmq", "ioredis", "pg", "aws4fetch"],
    logLevel: "warn",
    output: {
      // Two folders down: the program looks for package.json from there.
      dir: "dist/bundle",
      cleanDir: true,
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
      sourcemap: true,
    },
  });
  for (const name of readdirSync(join(ROOT, "dist/bundle"))) {
    if (name.endsWith(".js")) inAscii(join(ROOT, "dist/bundle", name));
  }
  await buildStudio(build);
  writeFileSync(STAMP, "");
  // What changes while the build goes on is newer than this.
  utimesSync(STAMP, begun, begun);
}

/**
 * Writes a module in ASCII: the engine keeps the text of what it has loaded, and one letter beyond Latin makes it twice as large, which
 * is 4 MB in each of our processes. What is meant by an escape is the same wherever such a letter stands in a program but behind a
 * backslash, and in raw templates, of which all are patterns.
 */
function inAscii(path) {
  const text = readFileSync(path, "utf8");
  const behind = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]/u.exec(text);
  if (behind) throw new Error(`${path}: ${behind[0]} cannot be written in ASCII`);
  const unit = (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const units = (letter) => letter.split("").map(unit).join("");
  writeFileSync(path, text.replace(/[^\0-\x7f]/gu, units));
}

/** What the studio's server gives to the browser: each file of this folder, and nothing else. */
async function buildStudio(build) {
  const dir = "dist/bundle/studio";
  const output = {
    dir,
    format: "esm",
    minify: true,
    comments: false,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  };
  await build({
    cwd: ROOT,
    input: {
      worker: "src/studio/worker/worker.ts",
      // An entry of its own, so that the tests can ask it without a browser.
      workshop: "src/studio/worker/workshop.ts",
    },
    platform: "browser",
    plugins: [forBrowser, parserAlone],
    // HarfBuzz asks for it where there is Node.
    external: ["module"],
    logLevel: "warn",
    // What nearly all files of the worker ask for is one: each of its own costs every other a line.
    output: { ...output, codeSplitting: { groups: [{ name: "ground", test: GROUND }] } },
  });
  await build({
    cwd: ROOT,
    input: { page: "src/studio/page/page.tsx" },
    platform: "browser",
    // `jsx` by the tsconfig beside the sources of the page.
    tsconfig: "src/studio/page/tsconfig.json",
    logLevel: "warn",
    output,
  });
  for (const folder of ["src/studio/page", "src/studio/page/pictures"]) {
    for (const name of readdirSync(join(ROOT, folder))) {
      if (!/\.(?:css|html|svg|png)$/u.test(name)) continue;
      copyFileSync(join(ROOT, folder, name), join(ROOT, dir, name));
    }
  }
  // HarfBuzz loads it from beside itself.
  copyFileSync(
    join(ROOT, "node_modules/harfbuzzjs/dist/harfbuzz.wasm"),
    join(ROOT, dir, "harfbuzz.wasm"),
  );
}

/** When a file, or anything in a folder, was changed last; never if it is not there. Units: ms. */
function lastChange(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path).map((name) => lastChange(join(path, name)));
  return Math.max(status.mtimeMs, ...inside);
}
