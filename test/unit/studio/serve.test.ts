// Every row of the table of hostile requests, on real sockets, byte by byte.
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Received, Route, Site } from "../../../src/studio/server/answer.ts";
import { type Serving, serve } from "../../../src/studio/server/serve.ts";
import { type RawAnswer, rawRequest } from "./raw-request.ts";

const TOKEN = "f".repeat(64);
const LIMIT = 1000;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

let received: Received | undefined;
const SITE: Site = {
  token: TOKEN,
  nonce: () => "abc123",
  assets: new Map([
    ["/", { type: "text/html; charset=utf-8", bytes: text('<html data-nonce="{{nonce}}">') }],
    ["/page.js", { type: "text/javascript; charset=utf-8", bytes: text("1") }],
  ]),
  routes: new Map<string, Route>([
    [
      "/api/echo",
      {
        takes: "application/json",
        limit: LIMIT,
        answer: async (got) => {
          received = got;
          return { kind: "json", status: 200, value: { length: got.body.length } };
        },
      },
    ],
    [
      "/api/upload",
      {
        takes: "application/octet-stream",
        limit: LIMIT,
        answer: async (got) => {
          received = got;
          return { kind: "bytes", bytes: got.body };
        },
      },
    ],
    [
      "/api/lines",
      {
        takes: "application/json",
        limit: LIMIT,
        answer: async () => ({ kind: "stream", type: "application/x-ndjson", parts: lines() }),
      },
    ],
    [
      "/api/fault",
      {
        takes: "application/json",
        limit: LIMIT,
        answer: async () => {
          throw new Error("of our own");
        },
      },
    ],
  ]),
};

async function* lines(): AsyncIterable<Uint8Array> {
  yield text('{"done":1}\n');
  yield text('{"done":2}\n');
}

let serving: Serving;
beforeAll(async () => {
  serving = await serve(SITE, { headersMs: 200, requestMs: 400, lookEveryMs: 20 });
});
afterAll(() => serving.close());

/** A request as our page sends it, but for what is said; a header that is undefined is left out. */
function ask(
  line: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  body = "",
): Promise<RawAnswer> {
  const own = `127.0.0.1:${serving.port}`;
  const isPost = line.startsWith("POST");
  const headers: Record<string, string | undefined> = {
    Host: own,
    ...(isPost
      ? {
          Origin: `http://${own}`,
          "Sec-Fetch-Site": "same-origin",
          Authorization: `Bearer ${TOKEN}`,
          "Content-Type": "application/json",
          "Content-Length": String(Buffer.byteLength(body)),
        }
      : {}),
    Connection: "close",
    ...changes,
  };
  const fields = Object.entries(headers)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value?.replaceAll("PORT", String(serving.port))}\r\n`);
  return rawRequest(serving.port, `${line} HTTP/1.1\r\n${fields.join("")}\r\n`, body);
}

describe("what our page sends is answered", () => {
  test("the page, with a nonce of its own and the headers that shut everybody else out", async () => {
    const { status, headers, body } = await ask("GET /");
    expect(status).toBe(200);
    expect(body).toBe('<html data-nonce="abc123">');
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-security-policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
        "style-src 'self' 'nonce-abc123'; img-src 'self' blob: data:; font-src 'self'; frame-ancestors 'none'; " +
        "base-uri 'none'; form-action 'none'",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    });
    expect(headers.get("permissions-policy")).toContain("camera=(self)");
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect([...headers.keys()]).not.toContain("set-cookie");
  });

  test.each(["127.0.0.1:PORT", "localhost:PORT"])("a call by the name %s", async (host) => {
    const answer = await ask("POST /api/echo", { Host: host, Origin: `http://${host}` }, "{}");
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ length: 2 });
  });

  test("a body in chunks, and one whose sender asks first", async () => {
    const chunked = { "Content-Length": undefined, "Transfer-Encoding": "chunked" };
    expect((await ask("POST /api/echo", chunked, "2\r\n{}\r\n0\r\n\r\n")).status).toBe(200);
    const asked = await ask("POST /api/echo", { Expect: "100-continue" }, "{}");
    expect(asked.status).toBe(100);
    expect(asked.body).toContain('{"length":2}');
  });

  test("an upload with its name, and the language of the page", async () => {
    const type = { "Content-Type": "application/octet-stream" };
    const name = { "Shokan-Name": encodeURIComponent("名簿 ../#1.xlsx"), "Shokan-Language": "en" };
    expect((await ask("POST /api/upload", { ...type, ...name }, "abc")).body).toBe("abc");
    expect(received).toMatchObject({ name: "名簿 ../#1.xlsx", language: "en" });
    await ask("POST /api/upload", { ...type, "Shokan-Name": "%E0%A4%A" }, "abc");
    expect(received).toMatchObject({ name: undefined, language: "ja" });
  });

  test("lines as they come", async () => {
    const { headers, body } = await ask("POST /api/lines", {}, "{}");
    expect(headers.get("content-type")).toBe("application/x-ndjson");
    expect(body).toMatch(/\{"done":1\}\n[\s\S]*\{"done":2\}\n/u);
  });

  test("a mistake of our own is told as one, and ends nothing", async () => {
    const { status, body } = await ask("POST /api/fault", {}, "{}");
    expect(status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ refusal: "our-fault" });
    expect((await ask("GET /page.js")).status).toBe(200);
  });
});

describe("by whatever other name it comes", () => {
  test.each([
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1",
    "localhost",
    "127.0.0.1:1",
    "127.0.0.1.evil.example:PORT",
    "[::1]:PORT",
    "0.0.0.0:PORT",
    "127.0.0.1:PORT, evil.example",
  ])("Host %s is misdirected", async (host) => {
    expect((await ask("GET /", { Host: host })).status).toBe(421);
    expect((await ask("POST /api/echo", { Host: host }, "{}")).status).toBe(421);
  });

  test("no Host, an empty one and two are no request", async () => {
    expect((await ask("GET /", { Host: undefined })).status).toBe(400);
    const old = await rawRequest(serving.port, "GET / HTTP/1.0\r\n\r\n");
    expect(old.status).toBe(400);
    const own = `Host: 127.0.0.1:${serving.port}\r\n`;
    const twice = await rawRequest(serving.port, `GET / HTTP/1.1\r\n${own}${own}\r\n`);
    expect(twice.status).toBe(400);
    expect((await ask("GET /", { Host: "" })).status).toBe(421);
  });
});

describe("without the secret nothing is told", () => {
  test.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    `Bearer ${"0".repeat(64)}`,
    `Bearer ${TOKEN} `.trimEnd().slice(0, -1),
    `Bearer ${TOKEN}f`,
    `bearer ${TOKEN}`,
    TOKEN,
    `Basic ${TOKEN}`,
  ])("Authorization: %s", async (authorization) => {
    const answer = await ask("POST /api/echo", { Authorization: authorization }, "{}");
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain("length");
  });

  test("a path that is no call is not told from one that is", async () => {
    expect((await ask("POST /api/none", { Authorization: undefined }, "{}")).status).toBe(401);
    expect((await ask("POST /api/none", {}, "{}")).status).toBe(404);
  });
});

describe("from another site", () => {
  test.each([
    "null",
    "http://evil.example",
    "http://127.0.0.1:1",
    "https://127.0.0.1:PORT",
    "http://localhost:PORT",
    "file://",
    "http://127.0.0.1:PORT.evil.example",
  ])("Origin %s is refused", async (origin) => {
    expect((await ask("POST /api/echo", { Origin: origin }, "{}")).status).toBe(403);
    expect((await ask("GET /page.js", { Origin: origin })).status).toBe(403);
  });

  test.each(["cross-site", "same-site", "whatever"])(
    "Sec-Fetch-Site %s is refused",
    async (from) => {
      expect((await ask("POST /api/echo", { "Sec-Fetch-Site": from }, "{}")).status).toBe(403);
      expect((await ask("GET /", { "Sec-Fetch-Site": from })).status).toBe(403);
    },
  );

  test("a call without an Origin is no call of a page", async () => {
    expect((await ask("POST /api/echo", { Origin: undefined }, "{}")).status).toBe(403);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=shift_jis",
    "application/jsonp",
    "application/octet-stream",
    undefined,
  ])("a call as %s is of no known type", async (type) => {
    expect((await ask("POST /api/echo", { "Content-Type": type }, "{}")).status).toBe(415);
  });

  test("nor is one that is compressed", async () => {
    const answer = await ask("POST /api/echo", { "Content-Encoding": "gzip" }, "{}");
    expect(answer.status).toBe(415);
  });
});

describe("methods", () => {
  test("no other site is ever allowed anything", async () => {
    const { status, headers } = await ask("OPTIONS /api/echo", {
      Origin: "http://evil.example",
      "Access-Control-Request-Method": "POST",
    });
    expect(status).toBe(403);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect((await ask("OPTIONS *")).status).toBe(403);
  });

  test.each(["PUT", "DELETE", "PATCH", "HEAD", "TRACE", "PROPFIND"])("%s", async (method) => {
    expect((await ask(`${method} /api/echo`)).status).toBe(405);
    expect((await ask(`${method} /`)).status).toBe(405);
  });

  test("a call is no page, and a page no call", async () => {
    const authorization = { Authorization: `Bearer ${TOKEN}` };
    expect((await ask("GET /api/echo", authorization)).status).toBe(405);
    expect((await ask("POST /page.js", {}, "{}")).status).toBe(405);
  });

  test("CONNECT and an upgrade lead nowhere", async () => {
    const own = `Host: 127.0.0.1:${serving.port}\r\n`;
    const tunnel = await rawRequest(serving.port, `CONNECT example.org:443 HTTP/1.1\r\n${own}\r\n`);
    expect(tunnel.status).toBe(0);
    const socket = await ask("GET /api/echo", { Connection: "Upgrade", Upgrade: "websocket" });
    expect(socket.status).toBe(401);
  });
});

describe("a path never becomes a file's", () => {
  test.each([
    "/../../../../etc/passwd",
    "/..",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/..\\..\\Windows\\win.ini",
    "/@fs/etc/passwd?raw??",
    "/page.js?raw",
    "/page.js?",
    "/page.js.map",
    "/./page.js",
    "//page.js",
    "/page.js/",
    "/PAGE.JS",
    "/index.html",
    "/__proto__",
    "/constructor",
    "http://127.0.0.1:PORT/",
    "http://evil.example/",
    "*",
  ])("GET %s", async (path) => {
    const url = path.replaceAll("PORT", String(serving.port));
    expect((await ask(`GET ${url}`)).status).toBe(404);
  });

  test.each(["/api/echo?x=1", "/api/echo/", "/api/%65cho", "/api/__proto__", "/api/../api/echo"])(
    "POST %s",
    async (path) => {
      expect((await ask(`POST ${path}`, {}, "{}")).status).toBe(404);
    },
  );
});

describe("too much, and too slowly", () => {
  test("a body that is announced above the limit is not waited for", async () => {
    const { status, headers } = await ask("POST /api/echo", { "Content-Length": "1001" });
    expect(status).toBe(413);
    expect(headers.get("connection")).toBe("close");
    const asked = { "Content-Length": "1001", Expect: "100-continue" };
    expect((await ask("POST /api/echo", asked)).status).toBe(413);
  });

  test("a body in chunks is refused where it passes the limit, without its end", async () => {
    const chunk = `${(600).toString(16)}\r\n${" ".repeat(600)}\r\n`;
    const { status, headers } = await ask(
      "POST /api/echo",
      { "Content-Length": undefined, "Transfer-Encoding": "chunked", Connection: "keep-alive" },
      chunk + chunk,
    );
    expect(status).toBe(413);
    expect(headers.get("connection")).toBe("close");
  });

  test("a body of just the limit is taken", async () => {
    expect((await ask("POST /api/echo", {}, " ".repeat(LIMIT))).status).toBe(200);
  });

  test("ten kilobytes of headers", async () => {
    expect((await ask("GET /", { "X-Long": "x".repeat(10_240) })).status).toBe(431);
  });

  test("headers that never end are given up after the time that is set, not after half a minute", async () => {
    const { status } = await rawRequest(serving.port, "GET / HTTP/1.1\r\n", "Host: 127");
    expect(status).toBe(408);
  }, 5000);

  test("nor is a body waited for that never comes", async () => {
    const { status } = await ask("POST /api/echo", { "Content-Length": "10" }, "{");
    expect(status).toBe(408);
  }, 5000);
});

test("it listens on this machine alone, and leaves nothing behind", async () => {
  const other = await serve(SITE);
  expect(other.port).not.toBe(serving.port);
  const socket = connect(other.port, "127.0.0.1");
  await once(socket, "connect");
  const closed = once(socket, "close");
  await other.close();
  await closed;
  await expect(rawRequest(other.port, "")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
