import { createClient, MilvusApiError, type MilvusClient } from "@milvus-rest/client";
import { runConformance } from "@milvus-rest/conformance";
import { serveDocs } from "@milvus-rest/docs";
import { startMock } from "@milvus-rest/mock";
import { defaultProfile, operationTable } from "@milvus-rest/types";
import { inEnvironmentWords } from "./in-environment-words.ts";
import { onFreePort } from "./on-free-port.ts";
import type { ServerSettings, Settings } from "./settings.ts";
import { runStep } from "./step.ts";

const mockPort = 19530;
const docsPort = 8080;
const mockCollection = "quick_setup";
/** Milliseconds. Nothing is done for the probe: a server that takes longer does not answer at all. */
const probeTimeout = 10_000;

/** The tour's servers, and what the user may do with them. */
export interface Tour extends AsyncDisposable {
  invitation: string;
}

/** Goes the whole way once: a server, a release, the checks, the docs. Disposing the tour closes what it opened. */
export async function startTour(settings: Settings): Promise<Tour> {
  await using opened = new AsyncDisposableStack();
  const server = settings.server ?? (await startMockServer(opened));

  if (settings.server) await runStep("server", () => inEnvironmentWords(() => probe(server)));
  await runStep("release", () => inEnvironmentWords(() => release(server)));
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

/** Asks a server of the user's for a collection that cannot exist: nothing is released, but every check on the way is passed. */
async function probe(server: ServerSettings): Promise<string> {
  const { url } = server;
  const nobody = `milvus_rest_probe_${crypto.randomUUID().replaceAll("-", "")}`;
  try {
    await clientOf(server).collections.release({ collectionName: nobody }, { timeout: probeTimeout });
  } catch (error) {
    const answers = MilvusApiError.is(error) && ["CollectionNotFound", "PermissionDenied"].includes(error.reason);
    if (answers) return `${url} answers`;
    throw error;
  }
  throw new Error(`${url} released a collection that cannot exist: this is no Milvus`);
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
    const more = others.length > 0 ? ` (and ${others.length} other deviations)` : "";
    const command = `pnpm exec milvus-conformance ${url}${collection === undefined ? "" : ` --collection ${collection}`}`;
    throw new Error(`${failed} of ${passed + failed} checks failed: ${first.message}${more}. All of it: ${command}`);
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
