import { connect } from "node:net";

/** What a server answered to bytes as they are. */
export interface RawAnswer {
  /** 0 where it closed the connection without a word. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Sends bytes to a port of this machine, each part after the server had time to read the one before, and gives all that came
 * back until the server closed the connection.
 */
export function rawRequest(port: number, ...parts: readonly string[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    let hasEnded = false;
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      text += part;
    });
    // A connection that is cut while we still write is what some of these requests are about.
    socket.on("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ECONNRESET" && cause.code !== "EPIPE") reject(cause);
    });
    socket.on("close", () => {
      hasEnded = true;
      resolve(answerOf(text));
    });
    const send = ([first, ...rest]: readonly string[]): void => {
      if (first === undefined || hasEnded) return;
      socket.write(first, () => setImmediate(send, rest));
    };
    send(parts);
  });
}

function answerOf(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [line = "", ...fields] = head.split("\r\n");
  const headers = new Map(
    fields.map((field): [string, string] => {
      const colon = field.indexOf(":");
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(line.split(" ")[1] ?? 0), headers, body: rest.join("\r\n\r\n") };
}
