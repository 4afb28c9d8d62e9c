import { createHolds } from "./checks/create.ts";
import { examplesHold } from "./checks/examples.ts";
import { fieldsAreDescribed, sinceHolds } from "./checks/fields.ts";
import { credentialsHold, headersHold } from "./checks/headers.ts";
import { clientsAreSafe, effectsHold, errorsExist, operationsAreAlike } from "./checks/operations.ts";
import { allRecordings, nearRecordings, spoiledRecordings } from "./checks/recordings.ts";
import { bodiesHold } from "./checks/requests.ts";
import { schemasHold } from "./checks/schemas.ts";
import type { Trial } from "./trial.ts";

/**
 * A check of meaning: returns what is wrong when the document says something else than what servers do, and throws when
 * it cannot be read. Returns undefined when it finds nothing.
 */
export type Check = (trial: Trial) => string | undefined;

/** The checks, the cheapest first. A mutant must fail one of them. */
export const checks: Record<string, Check> = {
  examples: examplesHold,
  "clients are safe": clientsAreSafe,
  "operations are alike": operationsAreAlike,
  "errors exist": errorsExist,
  effects: effectsHold,
  create: createHolds,
  since: sinceHolds,
  headers: headersHold,
  credentials: credentialsHold,
  bodies: bodiesHold,
  fields: fieldsAreDescribed,
  schemas: schemasHold,
  "near recordings": nearRecordings,
  "spoiled recordings": spoiledRecordings,
  "all recordings": allRecordings,
};
