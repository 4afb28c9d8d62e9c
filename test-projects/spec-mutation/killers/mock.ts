import { runConformance } from "@milvus-rest/conformance";
import type { startMock } from "@milvus-rest/mock";
import { errorDetails, operationTable } from "@milvus-rest/types";
import type { Json } from "../mutants.ts";
import type { World } from "../world-of.ts";
import { firstFinding } from "./servers.ts";

/** The mock is as Milvus is, and words what is missing as the recordings do. */
export async function mockBehaves(_: Json, world: World): Promise<string | undefined> {
  const { startMock } = await world.mock();
  return (await firstFinding(startMock, runConformance)) ?? (await wording(startMock));
}

async function wording(start: typeof startMock): Promise<string | undefined> {
  await using mock = await start();
  const answer = await fetch(mock.url + operationTable.collections.release.path, { method: "POST", body: "{}" });
  const [came, recorded] = [await answer.text(), JSON.stringify(errorDetails.MissingParameter.example)];
  return came === recorded ? undefined : `${came} instead of ${recorded}`;
}
