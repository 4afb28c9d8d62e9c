import { errorTable, operationTable } from "@milvus-rest/types";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Recorded, readRecordings } from "../../../packages/conformance/test/recordings.ts";
import type { Json, JsonObject } from "../mutants.ts";

const { path } = operationTable.collections.release;
const toOperation = readRecordings().filter(
  ({ request }) => request.method === "POST" && request.target === path && isWhole(request),
);
const timeouts = [errorTable.RequestTimeout.code, errorTable.DeadlineExceeded.code];
const { InvalidJson, MissingParameter, InvalidParameter } = errorTable;
const refusals = [InvalidJson, MissingParameter, InvalidParameter].map(({ code }) => code).join("|");
/** For what is in the body: a time limit that is no number is refused by the same code. */
const refused = new RegExp(`"code":(${refusals}),(?!"message":"Request-Timeout)`);

/** The document allows the requests that real servers took, and none of those that they refused for their form. */
export function requestsHold(document: Json): string | undefined {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(Object(document), "openapi");
  const isValid = (pointer: string, value: unknown) => ajv.getSchema(`openapi#${pointer}`)?.(value) === true;
  const operation = Object(Object(Object(document).paths)[path]).post;
  const { securitySchemes, parameters } = Object(document).components;

  const wrong = toOperation.find(
    (recorded) => !bodyHolds(recorded) || !timeLimitHolds(recorded) || !security(recorded),
  );
  return wrong && `the document says otherwise of the request ${wrong.id} than Milvus ${wrong.release} did`;

  function bodyHolds({ request, answer }: Recorded): boolean {
    const body = parse(request.body.toString("utf8"));
    // Leniencies of the decoder, such as other letter case of the keys, are no part of the schema.
    if (typeof Object(body).collectionName !== "string" && isSuccess(answer.body)) return true;
    const isAllowed = isValid("/components/schemas/ReleaseCollectionRequest", body);
    if (isSuccess(answer.body) && body !== undefined) return isAllowed;
    return !(body !== undefined && refused.test(answer.body.toString("utf8")) && isAllowed);
  }

  /** Without the header a request is in order; a limit outside of the schema's is over at once. */
  function timeLimitHolds({ request, answer, circumstances }: Recorded): boolean {
    const header = parameters.RequestTimeout;
    const values = request.headers
      .filter(([name]) => name.toLowerCase() === "request-timeout")
      .map(([, value]) => value);
    const [value] = values;
    if (value === undefined) return !header.required && !Object(parameters.DbName).required;
    // In some releases the work may win the race with a limit that is over.
    if (circumstances.profile.timeoutRace === "work") return true;
    if (values.length > 1 || !/^-?\d{1,15}$/.test(value)) return true;
    const isTimeout = !isSuccess(answer.body) && timeouts.some((code) => answer.body.includes(`"code":${code},`));
    const isOverAtOnce = isTimeout && !request.body.includes("slow_");
    return isValid("/components/parameters/RequestTimeout/schema", Number(value)) !== isOverAtOnce;
  }

  /** A request that was let in used one of the ways that the operation names. */
  function security({ request, answer, circumstances }: Recorded): boolean {
    if (!isSuccess(answer.body)) return true;
    const [, credentials] = request.headers.find(([name]) => name.toLowerCase() === "authorization") ?? [];
    const ways: JsonObject[] = operation.security;
    if (!circumstances.auth) return ways.some((way) => Object.keys(way).length === 0);
    return ways.flatMap(Object.keys).some((way) => fits(Object(securitySchemes[way]), credentials ?? ""));
  }
}

function fits({ type, scheme, in: place, name }: JsonObject, credentials: string): boolean {
  const isHttp = /^(bearer|basic) /i.exec(credentials)?.[1]?.toLowerCase();
  if (isHttp) return type === "http" && scheme === isHttp;
  return type === "apiKey" && place === "header" && name === "Authorization";
}

/** Whether the server read what was recorded, and not less of it. */
function isWhole({ headers, body }: Recorded["request"]): boolean {
  const [, length] = headers.find(([name]) => name.toLowerCase() === "content-length") ?? [];
  return body.length < 5_000 && Number(length) === body.length;
}

function isSuccess(body: Buffer): boolean {
  return body.includes('"data"');
}

/** Undefined for what is no JSON, and for a key given twice, which JSON.parse hides. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
