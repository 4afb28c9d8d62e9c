import { decide, type HttpRequest } from "@milvus-rest/semantics";
import { basePathOf, type Settings } from "../options.ts";
import type { Check, CheckContext, CheckTemplate, Credentials } from "./check.ts";
import { operationChecks, smallestBody } from "./operation-checks.ts";
import { serverChecks } from "./server-checks.ts";

/** What is sent, in this order. */
export interface Plan {
  /** Names a collection that cannot exist: after a success nothing else is sent. */
  probe: Check;
  /** Shows whether the server asks for credentials. */
  anonymous: Check;
  checks: readonly Check[];
}

/**
 * Plans a run; everything in it follows from the spec.
 *
 * @param absentName a name that no collection, database or user has.
 * @returns undefined where no operation is known to refuse an absent name: then no request is known to be harmless.
 */
export function planChecks(settings: Settings, absentName: string): Plan | undefined {
  const { spec, profiles, collection } = settings;
  const contexts = spec.operations.map((operation): CheckContext => {
    return { spec, operation, absentName, collection, fields: smallestBody(operation, absentName) };
  });
  const toChecks = (context: CheckContext, templates: readonly CheckTemplate[]) =>
    templates.map((template) => checkOf(template, context, settings));
  const refusesAbsentName = (context: CheckContext) => {
    const { operation } = context;
    if (operation.names.collection.field === undefined) return false;
    const { request } = checkOf({ id: "", title: "" }, context, settings);
    return profiles.every((profile) => {
      const world = { databases: { default: {} } };
      const { responses } = decide(spec, request, { profile, world, basePath: basePathOf(settings.url) });
      return operation.isServedBy(profile) && responses.every(({ outcome }) => outcome !== "Success");
    });
  };
  const first = contexts.find(refusesAbsentName);
  const ordered = contexts.toSorted((one, other) => Number(other === first) - Number(one === first));
  const byOperation = ordered.map((context) => toChecks(context, operationChecks(context, refusesAbsentName(context))));
  const [[probe, anonymous, ...rest] = [], ...others] = byOperation;
  if (!first || !probe || !anonymous) return undefined;
  return { probe, anonymous, checks: [...toChecks(first, serverChecks(first)), ...rest, ...others.flat()] };
}

function checkOf(template: CheckTemplate, context: CheckContext, settings: Settings): Check {
  const { id, title, needs = [], isProbe = false, leavesTimeout = false, rewrittenPath, credentials } = template;
  const request = requestOf(template, context, settings);
  return {
    id,
    title,
    operation: context.operation,
    request,
    ...(rewrittenPath !== undefined && { rewritten: { ...request, target: basePathOf(settings.url) + rewrittenPath } }),
    needs,
    usesToken:
      credentials === undefined ||
      (typeof credentials === "object" && "of" in credentials && credentials.of === "token"),
    isProbe,
    leavesTimeout,
  };
}

/** The request of a check, as it goes over the wire. */
function requestOf(template: CheckTemplate, { operation, fields }: CheckContext, settings: Settings): HttpRequest {
  const { method = operation.method, path = operation.path, contentType = "application/json", headers = {} } = template;
  const { body = fields, credentials = { of: "token", as: "bearer" } } = template;
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const authorization = authorizationOf(credentials, settings);
  return {
    method,
    target: basePathOf(settings.url) + path,
    httpVersion: "HTTP/1.1",
    headers: [
      ["Host", settings.url.host] as const,
      ...(authorization === undefined ? [] : [["Authorization", authorization] as const]),
      ...(contentType === null ? [] : [["Content-Type", contentType] as const]),
      ["Content-Length", String(bytes.length)] as const,
      ...Object.entries(headers),
    ],
    body: bytes,
  };
}

function authorizationOf(credentials: Credentials, settings: Settings): string | undefined {
  if (credentials === "none") return undefined;
  if ("header" in credentials) return credentials.header;
  const token = settings[credentials.of];
  return token === undefined ? undefined : forms[credentials.as](token);
}

const forms: Record<Extract<Credentials, { as: unknown }>["as"], (token: string) => string> = {
  bearer: (token) => `Bearer ${token}`,
  bare: (token) => token,
  lowerCaseBearer: (token) => `bearer ${token}`,
  basic: (token) => `Basic ${toBase64(token)}`,
  wrongBasic: (token) => `Basic ${toBase64(wrongTokenOf(token))}`,
};

const toBase64 = (text: string) => Buffer.from(text).toString("base64");

/** The token with a wrong password. */
export const wrongTokenOf = (token: string) => `${token}-wrong`;
