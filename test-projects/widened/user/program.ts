import { createClient } from "@milvus-rest/client";
import { runConformance } from "@milvus-rest/conformance";
import { startMock } from "@milvus-rest/mock";
import { type ErrorName, errorTable } from "@milvus-rest/types";

/** Uses the invented operations; it compiles and runs in a widened checkout only. Its arguments are their paths. */
await using mock = await startMock({ collections: ["default.quick_setup", "default.dull"] });
const milvus = createClient({ url: mock.url });
const reasonOf = (error: { reason: string }) => error.reason;

const loadedBefore = await milvus.collections.countLoaded({});
await milvus.collections.release({ collectionName: "dull" });
const loadedAfter = await milvus.collections.countLoaded({});
const polished = await milvus.collections.polish({ collectionName: "dull", shine: 3 });
const unknown = await milvus.collections.polish({ collectionName: "missing", shine: 1 }).catch(reasonOf);
// @ts-expect-error shine is missing
const incomplete = await milvus.collections.polish({ collectionName: "dull" }).catch(reasonOf);
const shelves: string[] = await milvus.shelves.attic.list({});
const { number }: { number: number } = await milvus.shelves.buildUp({
  shelfName: "east",
  boards: [{ width: 80, wood: "oak" }, { width: 40 }],
  properties: { colour: { red: 1 } },
});
// @ts-expect-error the width is a string
const invalid = await milvus.shelves.buildUp({ shelfName: "east", boards: [{ width: "80" }] }).catch(reasonOf);

/** The errors of the catalogue that the mock does not return on request. */
async function notReturned(path: string): Promise<string[]> {
  const names = Object.keys(errorTable) as ErrorName[];
  const checked = names.map(async (name) => {
    const response = await fetch(mock.url + path, { method: "POST", headers: { "X-Milvus-Mock": name } });
    const body = await response.text();
    const { code, status } = errorTable[name];
    return response.status === status && body.startsWith(`{"code":${code}`) ? [] : [name];
  });
  return (await Promise.all(checked)).flat();
}

const { checks, findings } = await runConformance({ url: mock.url, profile: "2.6" });
const results = {
  polished,
  unknown,
  incomplete,
  shelves,
  number,
  invalid,
  loaded: [loadedBefore.number, loadedAfter.number],
  isLoaded: mock.collections.get("default.dull")?.loaded,
  notReturned: (await Promise.all(process.argv.slice(2).map(notReturned))).flat(),
  findings,
};
console.log(JSON.stringify({ results, checks: checks.map(({ id }) => id) }));
