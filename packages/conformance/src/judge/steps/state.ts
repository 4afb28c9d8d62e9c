import { messageTable } from "@milvus-rest/types";
import { exactly, startingAs } from "../wording.ts";
import { findCollection, own } from "../world.ts";
import { certainly, perhaps, type Step } from "./step.ts";

/** Whether a rate or quota is used up. A rate lets some requests pass: whether this one, only the server knows. */
export const limiter: Step = ({ world, profile, database }) => {
  if (!world) return perhaps;
  const rate = own(world.databases, database)?.rate;
  if (rate === undefined) return undefined;
  if (rate > 0) return { isCertain: false, wordings: [startingAs(messageTable.rateExceeded)] };
  return certainly(exactly(messageTable.quotaExceeded, { reason: profile.quotaMessage ?? "" }));
};

/** Whether the server is up. */
export const readiness: Step = ({ world, profile, database, collection = "" }) => {
  if (!world) return perhaps;
  if (findCollection(world, database, collection)?.work !== "notReady") return undefined;
  return certainly(exactly(profile.notReadyMessage, {}));
};
