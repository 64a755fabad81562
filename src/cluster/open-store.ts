import { hostname } from "node:os";
import { pid } from "node:process";
import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { RunStopped } from "../job/refusal.ts";
import { inProject, type Project } from "../outside/project.ts";
import { needPackages } from "./optional-packages.ts";
import { type S3Place, s3Client, shownS3 } from "./s3-client.ts";
import type { Store } from "./store.ts";
import { folderStore } from "./store-folder.ts";
import { s3Store } from "./store-s3.ts";

/** What a store is opened with. */
interface StoreAddress {
  /** Shape: a folder, or `s3://bucket/prefix`. */
  readonly store: string;
  /** The server of a bucket; that of Amazon if neither this nor the environment names one. */
  readonly endpoint: string | undefined;
}

/** The variables of the environment that a bucket's server and keys are had from, by the names that all programs for S3 know. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens the store that an address names: a folder that all machines see, or a bucket of S3. A bucket is asked at once whether it
 * is there, and whether it refuses a name that is taken. `notice` is told `cluster/store-in-clear` of a server that is asked over
 * lines in the clear, this machine's own aside.
 *
 * Errors: throws `RunStopped` with `cluster/bad-store`, `cluster/endpoint-without-bucket`, `cluster/store-keys-missing`,
 * `cluster/store-overwrites` or `cluster/packages-missing`, `OutputFailure` with `cluster/store-refused`.
 */
export async function openStore(
  { store, endpoint }: StoreAddress,
  project: Project,
  environment: Environment,
  notice: (diagnostic: Diagnostic) => void,
): Promise<Store> {
  const bucket = /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]+)(?:\/(?<prefix>.*))?$/u.exec(store)?.groups;
  if (bucket === undefined) {
    if (ADDRESS.test(store)) throw refused("cluster/bad-store", { found: withoutKeys(store) });
    const [problem] = endpointProblems({ store, endpoint });
    if (problem !== undefined) throw new RunStopped("refused", problem);
    return folderStore(inProject(project, store));
  }
  const prefix = (bucket["prefix"] ?? "").replace(/\/+$/u, "");
  // What asks the server resolves such steps as those of a path, and would come to another bucket.
  if (prefix !== "" && prefix.split("/").some((step) => /^\.{0,2}$/u.test(step)))
    throw refused("cluster/bad-store", { found: store });
  const region = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] ?? "us-east-1";
  const place: S3Place = {
    endpoint: serverOf(endpoint, region, environment),
    bucket: bucket["bucket"] ?? "",
    prefix: prefix === "" ? "" : `${prefix}/`,
  };
  if (isInClear(place.endpoint))
    notice(warning("cluster/store-in-clear", AT_STORE, { store: shownS3(place) }));
  const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
  const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
  const sessionToken = environment["AWS_SESSION_TOKEN"];
  if (!(isKey(accessKeyId) && isKey(secretAccessKey))) {
    throw refused("cluster/store-keys-missing", {});
  }
  needPackages(["aws4fetch"], "--store");
  const { AwsClient } = await import("aws4fetch");
  const token = sessionToken ? { sessionToken } : {};
  const keys = { accessKeyId, secretAccessKey, ...token };
  const signer = new AwsClient({ ...keys, service: "s3", region });
  const opened = s3Store(s3Client(place, signer), place.prefix);
  await tryOut(opened, place);
  return opened;
}

/** What is wrong with the server of a store, as far as it is seen before anything is asked: a folder has none. */
export function endpointProblems({
  store,
  endpoint,
}: {
  readonly store: string | undefined;
  readonly endpoint: string | undefined;
}): readonly Diagnostic[] {
  if (store === undefined || endpoint === undefined || ADDRESS.test(store)) return [];
  return [error("cluster/endpoint-without-bucket", AT_ENDPOINT, { store })];
}

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//iu;

/** Whether what is sent to a server can be read on its way: on this machine there is none. */
function isInClear(endpoint: string): boolean {
  const { protocol, hostname: host } = new URL(endpoint);
  return protocol === "http:" && !/^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(host);
}

/** Keys stand in a header, which has no other marks. */
function isKey(key: string | undefined): key is string {
  return /^[\x21-\x7e]+$/u.test(key ?? "");
}

/** Source: AWS SDKs and Tools Reference Guide, service-specific endpoints. */
function serverOf(given: string | undefined, region: string, environment: Environment): string {
  const known = environment["AWS_ENDPOINT_URL_S3"] ?? environment["AWS_ENDPOINT_URL"];
  const address = given ?? known ?? `https://s3.${region}.amazonaws.com`;
  if (!/^https?:\/\/[^/?#@]+\/?$/u.test(address))
    throw refused("cluster/bad-store", { found: withoutKeys(address) });
  return address.replace(/\/$/u, "");
}

/** An address as it may be shown: keys that somebody wrote into it, which may hold any mark, go to no screen and no log. */
function withoutKeys(address: string): string {
  return address.replace(/^(?<scheme>[a-z][a-z0-9+.-]*:\/\/)?.*@/isu, "$<scheme>***@");
}

/** Of two that put the same name the second must be refused: there are servers that do not know the condition, and overwrite. */
async function tryOut(store: Store, place: S3Place): Promise<void> {
  const name = `tried/${hostname()}-${pid}`;
  const isFirst = await store.putIfAbsent(name, Buffer.from("1"));
  const isSecond = await store.putIfAbsent(name, Buffer.from("2"));
  await store.remove(name);
  if (isFirst && isSecond) throw refused("cluster/store-overwrites", { store: shownS3(place) });
}

function refused(
  ...[code, values]:
    | ["cluster/bad-store", { found: string }]
    | ["cluster/store-keys-missing", Record<never, never>]
    | ["cluster/store-overwrites", { store: string }]
): RunStopped {
  return new RunStopped("refused", error(code, AT_STORE, values));
}

const AT_STORE = { kind: "option", name: "--store" } as const;
const AT_ENDPOINT = { kind: "option", name: "--endpoint" } as const;
