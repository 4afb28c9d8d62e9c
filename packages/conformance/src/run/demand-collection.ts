import { errorTable, stepTable } from "@milvus-rest/types";
import { defaultDatabase } from "../judge/world.ts";
import type { Asked } from "./ask.ts";
import { codeIn } from "./code-in.ts";
import { type Settings, UsageError } from "./options.ts";

/**
 * Looks at the first answer about the collection that was given to be worked on; that a later one does not know it any
 * more is the server's fault.
 *
 * @throws {UsageError} where the server does not know it.
 */
export function demandCollection(made: Asked, before: readonly Asked[], { collection }: Settings): void {
  if (!isWork(made) || before.some(isWork) || "failure" in made.reply) return;
  if (codeIn(made.reply.answer) !== errorTable[stepTable.collection].code) return;
  throw new UsageError(
    `the server has no collection ${JSON.stringify(collection)} in the database ${defaultDatabase}: ` +
      "name one that exists, or leave --collection out to release nothing",
  );
}

const isWork = ({ check }: Asked) => check.needs.includes("collection");
