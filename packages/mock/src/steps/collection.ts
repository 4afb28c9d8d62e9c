import { messageTable } from "@milvus-rest/types";
import { type Step, word } from "../exchange.ts";

/** Whether the database has a collection or an alias of the name. */
export const collection: Step = ({ database, name, collection: found }) => {
  if (name === undefined || found) return;
  return { message: word(messageTable.collectionNotFound, { database, collection: name }) };
};
