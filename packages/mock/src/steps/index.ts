import type { StepName } from "@milvus-rest/types";
import type { Step } from "../exchange.ts";
import { authentication } from "./authentication.ts";
import { collection } from "./collection.ts";
import { database } from "./database.ts";
import { json } from "./json.ts";
import { limiter } from "./limiter.ts";
import { name } from "./name.ts";
import { privilege } from "./privilege.ts";
import { readiness } from "./readiness.ts";
import { requestTimeout } from "./request-timeout.ts";
import { required } from "./required.ts";

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
