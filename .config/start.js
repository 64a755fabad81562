// What `node .` starts: the command, or a sentence where nothing is built yet, as `npm ci` builds nothing.
import { existsSync } from "node:fs";
import process from "node:process";

const main = new URL("../dist/bundle/main.js", import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  process.stderr.write(
    "まだ準備ができていません。先に npm start か npm run build を実行してください。\n" +
      "Not built yet: run npm start or npm run build first.\n",
  );
  process.exitCode = 2;
}
