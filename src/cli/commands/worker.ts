import { availableParallelism, hostname } from "node:os";
import { pid } from "node:process";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { openBroker } from "../../cluster/broker.ts";
import { serveMetrics } from "../../cluster/metrics.ts";
import { endpointProblems, openStore } from "../../cluster/open-store.ts";
import { WorkCounts, workerMetrics } from "../../cluster/work-counts.ts";
import { serveRuns } from "../../cluster/work-station.ts";
import { environment, projectAt } from "../../outside/project.ts";
import { EXIT } from "../exit-code.ts";
import { onInterrupt } from "../on-interrupt.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";
import { wholeNumber } from "../whole-number.ts";
import type { WorkerOptionTypes } from "../worker-options.ts";

/** `shokan worker`: makes letters for runs that other machines have begun, until it is stopped. */
export async function runWorker(args: WorkerOptionTypes): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const jobs = wholeNumber("--jobs", args.jobs ?? String(availableParallelism()), 1);
  const lock = wholeNumber("--lock", args.lock, 1);
  const port = wholeNumber("--metrics", args.metrics ?? "1", 1);
  const misplaced = endpointProblems(args);
  if (!(jobs.ok && lock.ok && port.ok) || misplaced.length > 0) {
    const numbers = [jobs, lock, port].flatMap((one) => (one.ok ? [] : one.errors));
    sayDiagnostics([...numbers, ...misplaced], output);
    return EXIT.wrongUsage;
  }
  const project = projectAt();
  const broker = await openBroker(args.queue, lock.value * 1000);
  const notice = (diagnostic: Diagnostic): void => sayDiagnostics([diagnostic], output);
  const store = await openStore(args, project, environment(), notice);
  const counts = new WorkCounts();
  const looking =
    args.metrics === undefined
      ? undefined
      : await serveMetrics(port.value, () => workerMetrics(counts, jobs.value));
  const ja = args.lang === "ja";
  say(
    ja ? "書簡を作る準備ができました。止めるときは Ctrl-C" : "ready for letters; Ctrl-C to stop",
    {
      ...output,
      json: true,
    },
  );
  let total = 0;
  const interrupt = onInterrupt(output);
  try {
    await serveRuns({
      broker,
      store,
      project,
      host: hostname(),
      name: `${hostname()}-${pid}`,
      jobs: jobs.value,
      counts,
      interrupt: interrupt.signal,
      notice,
      made: (run, letters) => {
        total += letters;
        if (args.json) sayJson({ kind: "made", run, letters });
      },
    });
  } finally {
    looking?.close();
    interrupt.off();
  }
  if (args.json) sayJson({ kind: "result", exit: EXIT.done, letters: total });
  else say(ja ? `${total}通を作りました` : `made ${total} letters`, output);
  return EXIT.done;
}
