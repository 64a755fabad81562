/** A fence of a page: a command line to carry out, a file to write, or what is printed. */
export type GuideStep =
  | { readonly kind: "command"; readonly line: string; readonly args: readonly string[] }
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "printed"; readonly line: string };

/** How every command of a page begins: what can be typed alike in cmd, PowerShell and a shell. */
export const CALLED = "node . ";

/** The steps of a page in their order. A fence names the file that it is behind its language. */
export function guideSteps(page: string): readonly GuideStep[] {
  return [...page.matchAll(/^```(?<info>[^\n]*)\n(?<text>[\s\S]*?)^```$/gmu)].flatMap(
    ({ groups }): readonly GuideStep[] => {
      const [language = "", path] = (groups?.["info"] ?? "").split(" ");
      const text = groups?.["text"] ?? "";
      const lines = text.trimEnd().split("\n");
      if (path !== undefined) return [{ kind: "file", path, text }];
      if (language === "sh") {
        return lines.map((line) => ({ kind: "command", line, args: argumentsOf(line) }));
      }
      return language === "" ? lines.map((line) => ({ kind: "printed", line })) : [];
    },
  );
}

/** What is typed behind `node .`, as each of the three shells parts it: at spaces, but for those within double quotes. */
function argumentsOf(line: string): readonly string[] {
  const typed = line.startsWith(CALLED) ? line.slice(CALLED.length) : line;
  return [...typed.matchAll(/"(?<quoted>[^"]*)"|(?<plain>\S+)/gu)].map(
    ({ groups }) => groups?.["quoted"] ?? groups?.["plain"] ?? "",
  );
}
