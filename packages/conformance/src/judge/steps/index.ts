import type { StepName } from "@milvus-rest/types";
import { authentication, privilege } from "./access.ts";
import { json, requestTimeout, required } from "./form.ts";
import { collection, database, name } from "./names.ts";
import { limiter, readiness } from "./state.ts";
import type { Step } from "./step.ts";

/** What each step of a profile's order looks at. */
export const steps: Record<StepName, Step> = {
  authentication,
  requestTimeout,
  json,
  required,
  database,
  privilege,
  limiter,
  readiness,
  name,
  collection,
};
