import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../../src/studio/page/theme.css", import.meta.url), "utf8");

/** A colour of the theme in the light or in the dark. */
function colour(name: string, scheme: "light" | "dark"): string {
  const pattern = new RegExp(
    `--${name}: (?:light-dark\\((?<light>#\\w+), (?<dark>#\\w+)\\)|(?<both>#\\w+));`,
    "u",
  );
  const found = pattern.exec(css)?.groups ?? {};
  return found["both"] ?? found[scheme] ?? expect.fail(`no colour ${name}`);
}

/** Source: WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["paper", "sheet", "raised"];
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ["ink", [...SURFACES, "lead-pale", "error-pale", "warning-pale", "good-pale"]],
  ["ink-soft", [...SURFACES, "lead-pale", "warning-pale", "error-pale"]],
  ["lead", [...SURFACES, "lead-pale"]],
  ["error", [...SURFACES, "error-pale"]],
  ["warning", [...SURFACES, "warning-pale"]],
  ["good", [...SURFACES, "good-pale"]],
  ["on-lead", ["lead"]],
  ["page-ink", ["page"]],
];

describe.each(["light", "dark"] as const)("in the %s", (scheme) => {
  test.each(TEXT.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    "%s is read on %s (WCAG 1.4.3)",
    (ink, ground) => {
      expect(contrast(colour(ink, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(SURFACES)("the edges of what is pressed are seen on %s (WCAG 1.4.11)", (ground) => {
    expect(contrast(colour("edge", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});
