// The studio's page.
import { render } from "preact";
import { renewListing } from "./desk/choose.ts";
import { ended } from "./desk/desk.ts";
import { attempt } from "./desk/tell-trouble.ts";
import { findWork } from "./desk/work.ts";
import { askLines, takeToken } from "./server-client.ts";
import { Studio } from "./studio.tsx";

const root = document.getElementById("studio");
if (root !== null) render(<Studio />, root);

if (takeToken()) {
  void attempt(renewListing);
  void attempt(findWork);
  void attempt(stayPresent);
} else {
  ended.value = "no-token";
}

/** The studio lives as long as a window of it is open; when it is gone, the page says so. */
async function stayPresent(): Promise<void> {
  for await (const _ of askLines("/api/presence", {}));
  ended.value = "gone";
}
