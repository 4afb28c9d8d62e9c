import { startMock } from "@milvus-rest/mock";
import { serveBehind } from "../test/servers/proxy.ts";
import type { Defect } from "../test/zoo/change.ts";
import type { Options, Tool } from "./tool.ts";

/** A correct server, changed in one way. */
export type Server = Omit<Defect, "cause" | "check">;

export const release = { operation: "/v2/vectordb/collections/release" };
const ofCorrect = new Map<string, Promise<string[]>>();

/**
 * The names of the servers that each tool reports: it ends as "deviates", with a failure that it does not report for the
 * correct server under the same options. Two servers at a time; the tools in turn, since some servers remember.
 */
export async function examine(tools: readonly Tool[], servers: readonly Server[]): Promise<Set<string>[]> {
  const reported = tools.map(() => new Set<string>());
  const queue = servers.values();
  const examineNext = async () => {
    for (const server of queue) {
      for (const [index, tool] of tools.entries())
        if (await isReported(tool, server)) reported[index]?.add(server.name);
    }
  };
  await Promise.all([examineNext(), examineNext()]);
  return reported;
}

async function isReported(tool: Tool, server: Server): Promise<boolean> {
  const { checks: _, ...options } = server.options ?? {};
  const given: Options = { ...release, ...options };
  const key = `${tool.name} ${JSON.stringify(given)}`;
  // A correct server asks for credentials where the tool has some.
  const known = ofCorrect.get(key) ?? failuresOf(tool, given, given.token !== undefined);
  ofCorrect.set(key, known);
  const [knownFailures, failures] = [await known, await failuresOf(tool, given, server.auth, server)];
  return failures.some((failure) => !knownFailures.includes(failure));
}

async function failuresOf(tool: Tool, options: Options, auth = false, server: Partial<Server> = {}) {
  const { change = (same) => same, mock: world, rewrite } = server;
  await using mock = await startMock({ ...(auth && { users: { root: "Milvus", reader: "Reader_1" } }), ...world });
  await using proxy = await serveBehind(mock.url, change, rewrite);
  return await tool.run(proxy.url, options);
}
