import { clientBehaves } from "./killers/client.ts";
import { examplesHold } from "./killers/examples.ts";
import { kitJudgesServers } from "./killers/kit.ts";
import { mockBehaves } from "./killers/mock.ts";
import { recordingsAreJudged, spoiledAnswersAreRefused } from "./killers/recordings.ts";
import { requestsHold } from "./killers/requests.ts";
import { typesHold } from "./killers/types.ts";
import type { Json } from "./mutants.ts";
import type { World } from "./world-of.ts";

/**
 * A check of meaning: throws, or resolves to what is wrong, when the document says something else than what servers do.
 * Resolves to undefined where it finds nothing.
 */
export type Killer = (document: Json, world: World) => Promise<string | undefined> | string | undefined;

/** The checks, the cheapest first: a mutant has to fall to one of them. */
export const killers: Record<string, Killer> = {
  examples: examplesHold,
  requests: requestsHold,
  recordings: recordingsAreJudged,
  "spoiled recordings": spoiledAnswersAreRefused,
  kit: kitJudgesServers,
  client: clientBehaves,
  mock: mockBehaves,
  types: typesHold,
};
