import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { AwsClient } from "aws4fetch";
import { answers, freePort } from "./servers.ts";

/** A server that speaks as S3 does, which a test has for itself. */
export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  /** What a program needs in its environment. */
  readonly keys: Readonly<Record<string, string>>;
  readonly clear: () => void;
}

const VERSION = "5.2.5";
const PLACE = join(homedir(), `.cache/shokan-tests/moto-${VERSION}`);
const PROGRAM = join(PLACE, "bin/moto_server");

/**
 * Tells whether moto, a server of S3 that is not ours, is at hand. It is a package of PyPI; in CI it is fetched.
 * By hand: `python3 -m venv` the folder above, and its `bin/pip install 'moto[server]==5.2.5'`.
 */
export function hasS3Server(): boolean {
  if (process.env["CI"] !== undefined && !existsSync(PROGRAM)) {
    mkdirSync(PLACE, { recursive: true });
    execFileSync("python3", ["-m", "venv", PLACE]);
    execFileSync(join(PLACE, "bin/pip"), ["install", "--quiet", `moto[server]==${VERSION}`]);
  }
  return existsSync(PROGRAM);
}

/** Starts it with an empty bucket, on a free port of this machine alone. The caller clears it away. */
export async function startS3(): Promise<S3Server> {
  const port = await freePort();
  const server = spawn(PROGRAM, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  await answers(port, server);
  const endpoint = `http://127.0.0.1:${port}`;
  const bucket = "shokan-test";
  const client = new AwsClient({
    ...{ accessKeyId: "test", secretAccessKey: "test", service: "s3", region: "us-east-1" },
  });
  const made = await client.fetch(`${endpoint}/${bucket}`, { method: "PUT" });
  if (!made.ok) throw new Error(`no bucket: ${made.status}`);
  const keys = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  return { endpoint, bucket, keys, clear: () => server.kill("SIGKILL") };
}
