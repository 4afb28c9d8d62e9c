import { errorDetails, errorTable } from "@milvus-rest/types";
import { isError } from "../spec/declared-answer.ts";
import { routes } from "../spec/document.ts";
import type { Deviation } from "./deviation.ts";
import type { Expectation } from "./expect.ts";
import type { OutcomeName } from "./outcome.ts";
import { quote } from "./quote.ts";
import type { Recognised } from "./recognise.ts";

/** Says of an answer that the spec knows that the request cannot come to it. */
export function misplaced({ outcome: got, message }: Recognised, { outcomes, operation }: Expectation): Deviation {
  const allowed = [...outcomes.keys()];
  const words = message === "" ? "" : ` (${quote(message)})`;
  return {
    cause: `outcome:${got}:${allowed.join()}`,
    message: `expected ${allowed.join(" or ")}, got ${got}${words}`,
    spec: operation.file,
    remedy: [...adviceOn(got), `Answer ${allowed.map(explain).join(" Or ")}`].join(" "),
    outcome: { got, allowed },
  };
}

/** What a caller can do about an error that is about the caller, not the request. */
function adviceOn(got: OutcomeName): string[] {
  const isAboutCaller = isError(got) && errorTable[got].status >= 401 && errorTable[got].status <= 403;
  return isAboutCaller ? [`If the server is right: ${errorTable[got].remedy}`] : [];
}

function explain(name: OutcomeName): string {
  if (isError(name)) return `${name}, which means: ${errorDetails[name].cause}`;
  const [, route] = routes.find(([each]) => each === name) ?? [];
  return `${name}, which means: ${route?.description ?? "The request is in order, and the work is done."}`;
}
