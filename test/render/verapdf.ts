import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = "1.28.2";
const ARTIFACT = `org.verapdf.apps:greenfield-apps:${VERSION}`;
const JAR = join(
  homedir(),
  `.m2/repository/org/verapdf/apps/greenfield-apps/${VERSION}/greenfield-apps-${VERSION}.jar`,
);
const MAIN_CLASS = "org.verapdf.apps.GreenfieldCliWrapper";

/** It lives for seconds: what its second compiler and several threads of its collector do takes as long as the judging. */
const SHORT_LIVED = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** What a file is judged by: PDF/A-2a, PDF/A-2u, PDF/UA-1. */
export type Flavour = "2a" | "2u" | "ua1";

/**
 * Tells whether veraPDF can be used: Maven's own store has it. In CI it is fetched, and must be there.
 * By hand: `mvn dependency:get -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2`.
 */
export function hasVeraPdf(): boolean {
  const isCi = process.env["CI"] !== undefined;
  if (!existsSync(JAR) && isCi) {
    execFileSync("mvn", ["-q", "dependency:get", `-Dartifact=${ARTIFACT}`], { stdio: "inherit" });
  }
  const hasJava = spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0;
  if (isCi && !(hasJava && existsSync(JAR))) throw new Error("veraPDF not found");
  return hasJava && existsSync(JAR);
}

/** Judges files, each under its name; gives the lines that veraPDF says, `PASS name` if all is well. */
export function judge(files: ReadonlyMap<string, Uint8Array>, flavour: Flavour): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "shokan-verapdf-"));
  try {
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const options = ["-f", flavour, "--format", "text", "-v", ...paths];
    const program = [...SHORT_LIVED, "-cp", JAR, MAIN_CLASS];
    const { stdout } = spawnSync("java", [...program, ...options], { encoding: "utf8" });
    return stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.replace(`${folder}/`, "").replace(`.pdf ${flavour}`, ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
