import { type Step, word } from "../exchange.ts";

/** Whether the world has the database. */
export const database: Step = ({ world, profile, database: name }) => {
  if (world.databases.has(name)) return;
  return { message: word(profile.databaseNotFoundMessage, { database: name }) };
};
