import { once } from "node:events";
import { createServer, request } from "node:http";

/** The line between a browser and the studio: whatever the browser sends goes over it, and it can be cut. */
export interface Line {
  /** What the browser takes for its proxy. */
  readonly address: string;
  /** Ends all that goes over the line, and lets nothing through until it is joined again. */
  readonly cut: () => void;
  readonly join: () => void;
  readonly close: () => void;
}

/** Lays a line to this machine; requests to others end at it. */
export async function laidLine(): Promise<Line> {
  let isCut = false;
  const line = createServer((asked, answer) => {
    const { host, port, pathname } = new URL(asked.url ?? "");
    if (isCut || !host.startsWith("127.0.0.1:")) {
      answer.destroy();
      return;
    }
    const { method = "", headers } = asked;
    const beyond = request({ host: "127.0.0.1", port, path: pathname, method, headers });
    beyond.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 0, response.headers);
      answer.flushHeaders();
      response.on("error", () => answer.destroy());
      response.pipe(answer);
    });
    for (const end of [beyond, asked, answer]) end.on("error", () => answer.destroy());
    answer.on("close", () => beyond.destroy());
    asked.pipe(beyond);
  });
  line.listen(0, "127.0.0.1");
  await once(line, "listening");
  const place = line.address();
  if (typeof place !== "object" || place === null) throw new Error("the line has no port");
  return {
    address: `http://127.0.0.1:${place.port}`,
    cut: () => {
      isCut = true;
      line.closeAllConnections();
    },
    join: () => {
      isCut = false;
    },
    close: () => {
      line.close();
      line.closeAllConnections();
    },
  };
}
