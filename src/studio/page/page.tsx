// The studio's page.
import { render } from "preact";
import { renewListing } from "./desk/choose.ts";
import { stayPresent } from "./desk/connection.ts";
import { hasToken } from "./desk/desk.ts";
import { attempt } from "./desk/tell-trouble.ts";
import { findWork } from "./desk/work.ts";
import { takeToken } from "./server-client.ts";
import { Studio } from "./studio.tsx";

const root = document.getElementById("studio");
if (root !== null) render(<Studio />, root);

hasToken.value = takeToken();
if (hasToken.value) {
  void attempt(renewListing);
  void attempt(findWork);
  void attempt(stayPresent);
}
