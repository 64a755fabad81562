import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { createInterface } from "node:readline";
import type { Calls, StreamCalls } from "../../src/studio/protocol/server.ts";
import { COMMAND, type Desk } from "./shokan.ts";

/** A studio that was started as its user starts it, in a process of its own. */
export interface RunningStudio {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** Whether it says that another was running already. */
  readonly isAnother: boolean;
  readonly child: ChildProcess;
  /** Any request, with the headers of the page but for what is said. */
  readonly post: (
    path: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** A call of the page. Errors: rejects where it is refused. */
  readonly call: <Path extends keyof Calls>(
    path: Path,
    ask: Calls[Path]["ask"],
  ) => Promise<Calls[Path]["answer"]>;
  /** All lines of a call until its end. */
  readonly lines: <Path extends keyof StreamCalls>(
    path: Path,
    ask: StreamCalls[Path]["ask"],
  ) => Promise<readonly StreamCalls[Path]["line"][]>;
  /** Ends it as Ctrl-C does; gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** What shows folders and files on the desk: it notes what it is asked for in `.programs/shown`. */
const SHOWS = '#!/bin/sh\necho "$1" >> "$(dirname "$0")/shown"\n';

/**
 * Starts the studio on a desk without a browser. Its user's state is on the desk as well, and so is the program that shows files
 * (`.programs/xdg-open`).
 */
export async function startedStudio(desk: Desk): Promise<RunningStudio> {
  const [node, main] = COMMAND;
  mkdirSync(desk.path(".programs"), { recursive: true });
  writeFileSync(desk.path(".programs/xdg-open"), SHOWS, { mode: 0o755 });
  const child = spawn(node, [main, "studio", desk.folder, "--no-open", "--json"], {
    cwd: desk.folder,
    env: {
      ...process.env,
      XDG_RUNTIME_DIR: desk.path(".state"),
      PATH: `${desk.path(".programs")}${delimiter}${process.env["PATH"] ?? ""}`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, "line");
  const { address, another } = JSON.parse(String(line));
  const [, port = "", token = ""] = /:(\d+)\/#([0-9a-f]{64})$/u.exec(address) ?? [];
  const own = `http://127.0.0.1:${port}`;
  const post: RunningStudio["post"] = (path, body, headers = {}) =>
    fetch(`${own}${path}`, {
      method: "POST",
      body,
      headers: {
        Origin: own,
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
        ...headers,
      },
    });
  const asked = async (path: string, ask: unknown): Promise<Response> => {
    const response = await post(path, JSON.stringify(ask));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    address,
    port: Number(port),
    token,
    isAnother: another,
    child,
    post,
    call: async <Path extends keyof Calls>(path: Path, ask: Calls[Path]["ask"]) =>
      (await (await asked(path, ask)).json()) as Calls[Path]["answer"],
    lines: async (path, ask) => {
      const text = await (await asked(path, ask)).text();
      return text
        .split("\n")
        .filter((one) => one !== "")
        .map((one) => JSON.parse(one));
    },
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill("SIGINT");
      const [code] = await once(child, "exit");
      return code;
    },
  };
}
