import { startMock } from "@milvus-rest/mock";
import type { Json } from "../mutants.ts";
import type { World } from "../world-of.ts";
import { firstFinding } from "./servers.ts";

/** The kit finds nothing wrong with a server that is as Milvus is. */
export async function kitJudgesServers(_: Json, world: World): Promise<string | undefined> {
  const { runConformance } = await world.kit();
  return firstFinding(startMock, runConformance);
}
