// The studio's page.
import { render } from "preact";
import { renewListing } from "./desk/choose.ts";
import { stayPresent } from "./desk/connection.ts";
import { hasToken } from "./desk/desk.ts";
import { rememberDesk } from "./desk/last-desk.ts";
import { attempt } from "./desk/tell-trouble.ts";
import { findWork } from "./desk/work.ts";
import { takeToken } from "./server-client.ts";
import { Studio } from "./studio.tsx";
import { speakEnglish } from "./words.ts";

const root = document.getElementById("studio");
if (root !== null) render(<Studio />, root);

const taken = takeToken();
hasToken.value = taken.hasToken;
if (taken.hasToken) void attempt(begin);

/** What is asked for first is answered in the language of the page. */
async function begin(): Promise<void> {
  if (taken.isEnglish) await speakEnglish();
  void attempt(renewListing);
  void attempt(rememberDesk);
  void attempt(findWork);
  void attempt(stayPresent);
}
