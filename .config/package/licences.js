// The licences of everything that goes with the program: what is in the bundle, by its source maps, and what lies beside it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const BESIDE = ["harfbuzzjs", "pdf-parse", "pdfjs-dist", "@expo-google-fonts/noto-serif-jp"];
const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//gu;

/** Shape: text, one package after another by name. Errors: throws for a package that says nothing of its licence. */
export function licences(root) {
  const bundle = join(root, "dist/bundle");
  const names = new Set(BESIDE);
  for (const file of readdirSync(bundle, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".map")) continue;
    for (const source of JSON.parse(readFileSync(join(bundle, file), "utf8")).sources) {
      const name = [...source.matchAll(PACKAGE)].at(-1)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  const texts = [...names].sort().map((name) => licenceOf(join(root, "node_modules", name)));
  return [
    "Node.js: MIT licence, https://github.com/nodejs/node/blob/main/LICENSE\n",
    ...texts,
  ].join(`\n${"-".repeat(72)}\n\n`);
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry));
  if (license === undefined && file === undefined) throw new Error(`${name}: no licence is named`);
  const text =
    file !== undefined && existsSync(join(folder, file))
      ? readFileSync(join(folder, file), "utf8")
      : "";
  return `${name} ${version} (${typeof license === "string" ? license : "see below"})\n\n${text.trim()}\n`;
}
