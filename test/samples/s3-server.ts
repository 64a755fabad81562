import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
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

const PROGRAM = join(homedir(), ".cache/shokan-tests/moto/bin/moto_server");

/** Tells whether moto, a server of S3 that is not ours, is at hand: a package of PyPI, put there as `.ci/run` does. */
export function hasS3Server(): boolean {
  const isThere = existsSync(PROGRAM);
  if (!isThere && process.env["CI"] !== undefined) throw new Error(`${PROGRAM} is not there`);
  return isThere;
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
