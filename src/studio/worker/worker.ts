// The page's worker: requests come in as messages, and replies go out as such.
import type { WorkerReply, WorkerRequest } from "../protocol/worker.ts";
import { createWorkshop } from "./workshop.ts";

const workshop = createWorkshop();

self.addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  void workshop.answer(data).then((reply) => {
    self.postMessage(reply, { transfer: bytesOf(reply) });
    if (data.call === "letter") loadRest();
  });
});

/** What waits until it is wanted comes behind the first page: when it is wanted, the program may be gone that gives it. */
function loadRest(): void {
  const rest = [
    import("../protocol/finding-of.ts"),
    import("./offer-fixes.ts"),
    import("./write-correction.ts"),
    import("../../model/account-text.ts"),
    import("../../data/xlsx/read-xlsx.ts"),
  ];
  // Whoever wants it tries again, and tells of it.
  Promise.all(rest).catch(() => undefined);
}

/** A file's bytes are given away and not copied: nobody here needs them any more. */
function bytesOf(reply: WorkerReply): Transferable[] {
  if (!("answer" in reply && "bytes" in reply.answer)) return [];
  const { bytes } = reply.answer;
  return bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}
