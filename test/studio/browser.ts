import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { groupName, isInstalled } from "../samples/readers.ts";
import { type RunningStudio, startedStudio } from "../samples/running-studio.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";
import type { Line } from "./line.ts";

/** Whether there is a browser to open the page in. */
export const hasChromium = isInstalled("chromium", "--version");

/** The name of a group of tests in the browser. */
export function inChromium(name: string): string {
  return groupName(name, hasChromium, "chromium");
}

/** A studio with its page open in a browser that reaches this machine and nothing else. */
export interface OpenedStudio {
  readonly desk: Desk;
  readonly studio: RunningStudio;
  readonly page: Page;
  /** What the browser has complained of: faults, refused resources, what the policy forbids. */
  readonly complaints: readonly string[];
  /** Addresses that the page has asked for. */
  readonly asked: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/** Where whatever would leave this machine is sent: nobody listens there. */
const NOWHERE = { server: "http://127.0.0.1:9", bypass: "127.0.0.1" };

/** The browser of all files: to start one takes as long as what most tests do in it. It ends with this process. */
let browser: Promise<Browser> | undefined;

/**
 * Opens the studio on a desk of its own, over a line if there is one, in a window that shares nothing with those before it:
 * no storage, no cache, no process of a page. The caller closes it. What `lay` puts on the desk is there when the page is
 * opened: to open it a second time takes as long as what most tests do in it.
 */
export async function openedStudio(
  lay: (desk: Desk) => void = () => undefined,
  line?: Line,
): Promise<OpenedStudio> {
  const desk = newDesk();
  lay(desk);
  mkdirSync(desk.path(".state"), { mode: 0o700 });
  const studio = await startedStudio(desk);
  browser ??= chromium.launch({
    executablePath: "/usr/bin/chromium",
    proxy: NOWHERE,
    args: ["--no-sandbox"],
  });
  const window = await (await browser).newContext({
    viewport: { width: 1366, height: 768 },
    locale: "ja-JP",
    proxy: line === undefined ? NOWHERE : { server: line.address, bypass: "<-loopback>" },
  });
  const page = await window.newPage();
  const complaints: string[] = [];
  const asked = new Set<string>();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (fault) => complaints.push(String(fault)));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page that is left lets go of what it has open.
    if (reason !== "net::ERR_ABORTED") complaints.push(`${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    // What the page has in itself is not asked for.
    if (!/^(?:blob|data):/u.test(request.url())) asked.add(new URL(request.url()).host);
  });
  await page.goto(studio.address);
  return {
    desk,
    studio,
    page,
    complaints,
    asked,
    close: async () => {
      await window.close();
      await studio.stop();
      desk.clear();
    },
  };
}
