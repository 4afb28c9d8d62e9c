import type { ConformanceOptions } from "../../src/index.ts";
import { withHeader } from "../mutations.ts";
import type { Change, ProxiedRequest } from "../servers/proxy.ts";
import { absent, codeOf, type Defect, json, onRequest, text } from "./change.ts";

/** Defects that only a sequence of requests shows, or the state between them. */
const collection = "quick_setup";
const isWork = ({ body }: ProxiedRequest) => body.includes(`"${collection}"`);
const worked = (name: string, cause: string, envelope: object): Defect => ({
  name,
  cause,
  change: onRequest(isWork, (response) => json(response, envelope)),
  options: { collection },
});
let works = 0;
const sequences: Defect[] = [
  worked("the success code of an older release", "success-code:200", { code: 200, data: {} }),
  worked("a success without data", "body:Success:must have required property 'data'", { code: 0 }),
  worked("a success whose data is null", "body:Success:data must be object", { code: 0, data: null }),
  worked("a release that is refused", "outcome:InvalidParameter:Success", { code: 1100, message: "no" }),
  {
    name: "a release that is not idempotent",
    cause: "outcome:CollectionNotFound:Success",
    change: onRequest(
      (request) => isWork(request) && ++works % 2 === 0,
      (response) => json(response, absent),
    ),
    options: { collection },
  },
];

/** Defects of authentication: `user` is what the kit's requests give. */
const on401 =
  (test: (authorization: string) => boolean): Change =>
  (response, { headers }) =>
    response.status === 401 && test(headers.authorization ?? "") ? json(response, absent) : response;
const token = "root:Milvus";
const locked = (
  name: string,
  cause: string,
  change: Change,
  options: Partial<ConformanceOptions> = { token },
): Defect => ({
  name,
  cause,
  change,
  auth: true,
  options,
});
const authentication: Defect[] = [
  locked(
    "everybody is let in",
    "auth:off",
    on401(() => true),
  ),
  locked(
    "who gives no credentials is let in",
    "auth:off",
    on401((header) => header === ""),
  ),
  locked(
    "any credentials are taken",
    "outcome:CollectionNotFound:NotAuthenticated",
    on401((header) => header !== ""),
  ),
  locked(
    "any password is taken",
    "outcome:CollectionNotFound:NotAuthenticated",
    on401((header) => header.includes("root:")),
  ),
  locked(
    "any password is taken in the Basic scheme",
    "outcome:CollectionNotFound:NotAuthenticated",
    on401((header) => header.startsWith("Basic ")),
  ),
  locked(
    "a token without a colon is taken",
    "outcome:CollectionNotFound:NotAuthenticated",
    on401((header) => /^Bearer [^:]+$/.test(header)),
  ),
  locked("the right token is refused", "outcome:NotAuthenticated:CollectionNotFound", (response) =>
    codeOf(response) === 100
      ? { ...json(response, { code: 1800, message: "user hasn't authenticated" }), status: 401 }
      : response,
  ),
  locked("401 under HTTP 200", "body:code:1800", (response) =>
    response.status === 401 ? { ...response, status: 200 } : response,
  ),
  locked("403 in place of 401", "body:no-envelope", (response) =>
    response.status === 401 ? { ...text(response, "no"), status: 403 } : response,
  ),
  locked(
    "the privilege is not looked at",
    "outcome:CollectionNotFound:PermissionDenied",
    (response) => (response.status === 403 ? json(response, absent) : response),
    {
      token,
      unprivilegedToken: "reader:Reader_1",
    },
  ),
  {
    name: "no authentication although a token is given",
    cause: "auth:off",
    change: (response) => response,
    options: { token },
  },
  locked("authentication although none is expected", "auth:on", (response) => response, { auth: "off" }),
];

/** Defects of time. */
let kept = false;
const timing: Defect[] = [
  {
    name: "a time limit that sticks",
    cause: "bug:timeoutSticky",
    change: (response, { headers }) => {
      const given = headers["request-timeout"];
      if (given !== undefined) kept = given === "0";
      const envelope = { code: 10001, message: "request timeout" };
      return kept && given === undefined ? { ...json(response, envelope), status: 408 } : response;
    },
    options: { profile: "2.6" },
  },
  {
    name: "silence for one request",
    cause: "no-response:silence",
    change: (response, { body }) => (body === "null" ? undefined : response),
    options: { timeout: 400 },
  },
  {
    name: "a time limit of zero that is ignored",
    cause: "outcome:CollectionNotFound:RequestTimeout,DeadlineExceeded",
    change: (response) => (response.status === 408 ? json(response, absent) : response),
  },
  {
    name: "a time limit that is over as a text",
    cause: "timeout-body:text",
    change: (response) =>
      response.status === 408 ? withHeader(text(response, "timeout"), "content-type", "text/plain") : response,
    options: { profile: "2.6" },
  },
];

export const defectsOfARun: Defect[] = [...sequences, ...authentication, ...timing];
