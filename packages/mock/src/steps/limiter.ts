import { messageTable } from "@milvus-rest/types";
import { type Step, word } from "../exchange.ts";

/** Whether the database's limit lets the request pass. */
export const limiter: Step = ({ world, profile, database }) => {
  const limit = world.databases.get(database)?.limiter;
  if (!limit || limit.admit()) return;
  const { rateExceeded, quotaExceeded } = messageTable;
  if (limit.rate > 0) return { message: word(rateExceeded, { rate: limit.rate }) };
  return { message: word(quotaExceeded, { reason: profile.quotaMessage ?? "" }) };
};
