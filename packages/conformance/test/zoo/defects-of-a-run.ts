import { withHeader } from "../mutations.ts";
import type { ProxiedRequest } from "../servers/proxy.ts";
import { absent, collection, type Defect, json, late, onRequest, text } from "./change.ts";

/** Defects of the work on a collection that exists. A run asks for it twice. */
const isWork = ({ body }: ProxiedRequest) => body.includes(`"${collection}"`);
const worked = (name: string, cause: string, envelope: object, check = "release/success"): Defect => ({
  ...{ name, cause, check, options: { collection } },
  change: onRequest(isWork, (response) => json(response, envelope)),
});
let [firsts, seconds] = [0, 0];
const sequences: Defect[] = [
  worked("the success code of an older release", "success-code:200", { code: 200, data: {} }),
  worked("a success code of its own", "body:ServiceNotReady:must have required property 'message'", {
    code: 1,
    data: {},
  }),
  worked("a success without data", "body:Success:must have required property 'data'", { code: 0 }),
  worked("a success whose data is null", "body:Success:data must be object", { code: 0, data: null }),
  worked("a success whose data is a list", "body:Success:data must be object", { code: 0, data: [] }),
  worked("a release that is refused", "outcome:InvalidParameter:Success", { code: 1100, message: "no" }),
  {
    ...worked("a release that works only when it is asked for again", "outcome:UnexpectedError:Success", {}),
    change: onRequest(
      (request) => isWork(request) && ++firsts % 2 === 1,
      (response) => json(response, { code: 65535, message: "not yet" }),
    ),
  },
  {
    ...worked("a release that is not idempotent", "outcome:CollectionNotFound:Success", {}, "release/success-again"),
    change: onRequest((request) => isWork(request) && ++seconds % 2 === 0, absent),
  },
];

/** Defects of time. */
let kept = false;
const timing: Defect[] = [
  {
    name: "a time limit that sticks",
    ...{ cause: "bug:timeoutSticky", check: "server/timeout-kept", options: { profile: "2.6" } },
    change: (response, { headers }) => {
      const given = headers["request-timeout"];
      if (given !== undefined) kept = given === "0";
      return kept && given === undefined ? late(response) : response;
    },
  },
  {
    name: "silence for one request",
    ...{ cause: "no-response:silence", check: "server/body-null", options: { timeout: 400 } },
    change: (response, { body }) => (body === "null" ? undefined : response),
  },
  {
    name: "every time limit is ignored",
    cause: "outcome:CollectionNotFound:RequestTimeout,DeadlineExceeded",
    check: "server/timeout-zero",
    change: (response) => (response.status === 408 ? absent(response) : response),
  },
  {
    name: "a timeout with a bare text",
    ...{ cause: "timeout-body:text", check: "server/timeout-zero", options: { profile: "2.6" } },
    change: (response) =>
      response.status === 408 ? withHeader(text(response, "timeout"), "content-type", "text/plain") : response,
  },
];

/** A trace id that is not the request's. */
const traces: Defect = {
  name: "a trace id of its own",
  ...{ cause: "headers:trace:X-Milvus-Trace-Id", check: "server/traceparent" },
  change: (response) => withHeader(response, "X-Milvus-Trace-Id", "f".repeat(32)),
  ...{ mock: { profile: "3.0" }, options: { profile: "3.0", strict: true } },
};

export const defectsOfARun: Defect[] = [...sequences, ...timing, traces];
