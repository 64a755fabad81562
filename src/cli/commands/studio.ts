import { randomBytes } from "node:crypto";
import { homedir, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { env, platform } from "node:process";
import { fileURLToPath } from "node:url";
import { error } from "../../base/diagnostic.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { inProject, projectAt } from "../../outside/project.ts";
import { startStudio } from "../../studio/start-studio.ts";
import type { StudioArguments } from "../command-options.ts";
import { EXIT } from "../exit-code.ts";
import { openWithSystem } from "../open-browser.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";

/** A window that is reloaded, or whose machine wakes up, is back by then. Units: milliseconds. */
const GRACE_MS = 60_000;

/** `shokan studio`: the local web page. It ends with its last window, or with Ctrl-C. */
export async function runStudio(args: StudioArguments): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const root = inProject(projectAt(), args.folder ?? ".");
  if (nodeDisk.entryNow(root)?.kind !== "folder") {
    const path = args.folder ?? ".";
    sayDiagnostics([error("job/no-such-folder", { kind: "file", path }, { path })], output);
    return EXIT.refused;
  }
  const studio = await startStudio({
    project: projectAt(root),
    page: fileURLToPath(new URL("./studio", import.meta.url)),
    state: stateFolder(),
    chance: (bytes) => randomBytes(bytes).toString("hex"),
    pid: process.pid,
    now: Date.now,
    elapsed: () => performance.now(),
    show: openWithSystem,
    graceMs: args.noOpen ? Number.POSITIVE_INFINITY : GRACE_MS,
  });
  const { isAnother } = studio;
  const address = args.lang === "en" ? `${studio.address}-en` : studio.address;
  // From here on Ctrl-C ends it in order: whoever reads the address may press it at once.
  const stop = (): void => void studio.close();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, stop);
  const isOpened = !args.noOpen && (await openWithSystem(address));
  if (args.json) sayJson({ kind: "studio", address, another: isAnother });
  else {
    for (const line of wordsOf({ address, isOpened, isAnother }, args.lang)) say(line, output);
  }
  await studio.ended;
  for (const signal of signals) process.off(signal, stop);
  return EXIT.done;
}

function wordsOf(
  started: { readonly address: string; readonly isOpened: boolean; readonly isAnother: boolean },
  language: "ja" | "en",
): readonly string[] {
  const { address, isOpened, isAnother } = started;
  const isJapanese = language === "ja";
  const opened = isJapanese
    ? "ブラウザーで画面を開きました。開かないときは、次のアドレスを開いてください"
    : "the studio is open in the browser; if it does not show, open this address:";
  const toOpen = isJapanese
    ? "ブラウザーで次のアドレスを開いてください"
    : "open this address in a browser:";
  const another = isJapanese
    ? "このフォルダーの画面は、すでに開いています"
    : "the studio of this folder is running already";
  const toEnd = isJapanese
    ? "終わるときは、ブラウザーの画面を閉じるか、ここで Ctrl-C を押してください"
    : "it ends when its window is closed, or with Ctrl-C";
  return [
    ...(isAnother ? [another] : []),
    isOpened ? opened : toOpen,
    `  ${address}`,
    ...(isAnother ? [] : [toEnd]),
  ];
}

/** Where the user's running studios are known: a folder of theirs alone. */
function stateFolder(): string {
  if (platform === "win32") {
    return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "Shokan");
  }
  const own = env["XDG_RUNTIME_DIR"];
  // Without one, a folder that only this user may enter.
  return own === undefined || own === ""
    ? join(tmpdir(), `shokan-${userInfo().uid}`)
    : join(own, "shokan");
}
