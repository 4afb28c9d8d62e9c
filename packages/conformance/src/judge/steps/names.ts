import { messageTable } from "@milvus-rest/types";
import { isNameOf } from "../../spec/operation.ts";
import { exactly, startingAs } from "../wording.ts";
import { defaultDatabase, findCollection, own } from "../world.ts";
import { certainly, type Step } from "./step.ts";

/** Whether the collection's name has the form of one. */
export const name: Step = ({ operation, profile, collection }) => {
  if (collection === undefined) return undefined;
  const checked = profile.blankName === "trimmed" ? trim(collection) : collection;
  if (checked === "") return certainly(exactly(messageTable.nameEmpty, {}));
  if (isNameOf(operation.nameForm, checked)) return undefined;
  return certainly(...[checked, collection].map((each) => startingAs(messageTable.nameRest, { name: each })));
};

const trim = (text: string) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");

/** Whether there is a database of the name. */
export const database: Step = ({ operation, world, profile, database: named }) => {
  const { field, header } = operation.names.database;
  if (field === undefined && header === undefined) return undefined;
  if (world ? own(world.databases, named) : named === defaultDatabase) return undefined;
  const wordings = [exactly(profile.databaseNotFoundMessage, { database: named })];
  return { isCertain: world !== undefined, wordings };
};

/** Whether the database has a collection or an alias of the name. */
export const collection: Step = ({ world, database: inDatabase, collection: named }) => {
  if (named === undefined || (world && findCollection(world, inDatabase, named))) return undefined;
  const wordings = [exactly(messageTable.collectionNotFound, { database: inDatabase, collection: named })];
  return { isCertain: world !== undefined, wordings };
};
