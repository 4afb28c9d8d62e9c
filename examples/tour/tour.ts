import { createClient, MilvusApiError, type MilvusClient } from "@milvus-rest/client";
import { runConformance } from "@milvus-rest/conformance";
import { serveDocs } from "@milvus-rest/docs";
import { startMock } from "@milvus-rest/mock";
import { defaultProfile, operationTable } from "@milvus-rest/types";
import { type ServerSettings, type Settings, withVariableNames } from "./settings.ts";
import { runStep } from "./step.ts";

const mockPort = 19530;
const docsPort = 8080;
const mockCollection = "quick_setup";
/** Milliseconds. The probe changes nothing, so a server that needs longer does not respond at all. */
const probeTimeout = 10_000;

/** The running servers of a tour, and what the user can do next. */
export interface Tour extends AsyncDisposable {
  invitation: string;
}

/** Runs every step once: a server, a release, the checks, the docs. Disposing the tour closes its servers. */
export async function startTour(settings: Settings): Promise<Tour> {
  await using opened = new AsyncDisposableStack();
  const server = settings.server ?? (await startMockServer(opened));

  if (settings.server) await runStep("server", () => withVariableNames(() => probe(server)));
  await runStep("release", () => withVariableNames(() => release(server)));
  await runStep("checks", () => check(server));
  const docs = await serve(opened);

  const stack = opened.move();
  return { invitation: invite(server, docs), [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

async function startMockServer(opened: AsyncDisposableStack): Promise<ServerSettings> {
  let url = "";
  await runStep("mock", async () => {
    const { server, remark } = await onFreePort(mockPort, (port) =>
      startMock({ port, collections: [`default.${mockCollection}`] }),
    );
    opened.use(server);
    url = server.url;
    return `${url}${remark}, as Milvus ${defaultProfile}, with the collection ${mockCollection}`;
  });
  return { url, token: undefined, collection: mockCollection };
}

/** Requests a collection that cannot exist: nothing is released, but the server checks the token and the request. */
async function probe(server: ServerSettings): Promise<string> {
  const { url } = server;
  const absentName = `milvus_rest_probe_${crypto.randomUUID().replaceAll("-", "")}`;
  try {
    await clientOf(server).collections.release({ collectionName: absentName }, { timeout: probeTimeout });
  } catch (error) {
    const isExpected = MilvusApiError.is(error) && ["CollectionNotFound", "PermissionDenied"].includes(error.reason);
    if (isExpected) return `${url} responds`;
    throw error;
  }
  throw new Error(`${url} reported success for a collection that cannot exist, so it is not a Milvus server`);
}

async function release(server: ServerSettings): Promise<string> {
  const { collection } = server;
  if (collection === undefined) return "nothing released: name a collection in MILVUS_COLLECTION to release it";
  const data = await clientOf(server).collections.release({ collectionName: collection });
  return `${collection} is released, data ${JSON.stringify(data)}`;
}

function clientOf({ url, token }: ServerSettings): MilvusClient {
  return createClient({ url, ...(token === undefined ? {} : { token }) });
}

async function check({ url, token, collection }: ServerSettings): Promise<string> {
  const { profile, passed, failed, findings } = await runConformance({ url, token, collection });
  const [first, ...others] = findings;
  if (first) {
    const more = others.length > 0 ? ` (and ${others.length} other findings)` : "";
    const command = `pnpm exec milvus-conformance ${url}${collection === undefined ? "" : ` --collection ${collection}`}`;
    throw new Error(`${failed} of ${passed + failed} checks failed: ${first.message}${more}. Full report: ${command}`);
  }
  return `${passed} checks passed: conforms to the spec as Milvus ${profile}`;
}

async function serve(opened: AsyncDisposableStack): Promise<string> {
  let url = "";
  await runStep("docs", async () => {
    const { server, remark } = await onFreePort(docsPort, (port) => serveDocs({ port }));
    opened.defer(() => server.close());
    url = server.url;
    return `${url}${remark}`;
  });
  return url;
}

/** Opens a server on its usual port, or on any free port, with a remark, when that one is in use. */
async function onFreePort<Server>(port: number, open: (port: number) => Promise<Server>) {
  try {
    return { server: await open(port), remark: "" };
  } catch (error) {
    if (!isInUse(error)) throw error;
    return { server: await open(0), remark: ` (port ${port} is in use)` };
  }
}

function isInUse(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The mock's error has its own message, and the system's error as its cause.
  return ("code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES")) || isInUse(error.cause);
}

function invite({ url, token, collection }: ServerSettings, docs: string): string {
  return [
    `Read the docs at ${docs}, or release a collection yourself:`,
    "",
    `  curl --request POST "${url}${operationTable.collections.release.path}" \\`,
    ...(token === undefined ? [] : ['    --header "Authorization: Bearer $MILVUS_TOKEN" \\']),
    '    --header "Content-Type: application/json" \\',
    `    --data '${JSON.stringify({ collectionName: collection ?? mockCollection })}'`,
  ].join("\n");
}
