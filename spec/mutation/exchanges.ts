import { type Operation, publishedSpec } from "@milvus-rest/semantics";
import type { HttpResponse } from "../../packages/conformance/src/http.ts";
import { type Expectation, expectationOf } from "../../packages/conformance/src/judge/expectation.ts";
import { judgeResponse } from "../../packages/conformance/src/judge/judge.ts";
import { redactNothing } from "../../packages/conformance/src/redact.ts";
import { type Recorded, readRecordings } from "../../packages/semantics/test/recordings.ts";
import { escapeKey } from "./mutants.ts";
import { nodeAt, published, type Trial } from "./trial.ts";

/** A recorded exchange, and what describes it in the published document. */
export interface Exchange extends Recorded {
  /** The path of the operation; of a request for no operation, that of the first one, whose headers its response has. */
  path: string;
  /** The outcome. */
  got: string;
  /** The JSON pointer of the schema of the response; undefined where no operation responds. */
  pointer: string | undefined;
  /** The JSON pointer of the headers of the response. */
  headersPointer: string;
}

const spec = publishedSpec();
const [first] = spec.operations;

/** Every exchange with a real server whose request is not huge, but for those with two envelopes in one response (a bug). */
export const exchanges: readonly Exchange[] = readRecordings()
  .filter(({ request, response }) => String(request.body).length < 5_000 && !response.body.includes('}{"code"'))
  .map((recorded) => ({ ...recorded, ...describe(recorded, operationOf(recorded) ?? first) }));

function describe({ request, response, knowledge }: Recorded, operation: Operation | undefined) {
  const { got } = judgeResponse(response, expectationOf(spec, request, knowledge, redactNothing));
  const pointer = operation?.responses.find(
    ({ status, title, isSuccess, code }) =>
      status === response.status &&
      (isSuccess ? got === "Success" && code === knowledge.profile.successCode : title === got),
  )?.pointer;
  const path = operation?.path ?? "";
  const place = `#/paths/${escapeKey(path)}/post/responses/${response.status}`;
  const { $ref = place } = nodeAt(published, place);
  return { path, got, pointer, headersPointer: `${$ref}/headers` };
}

function operationOf({ request }: Recorded): Operation | undefined {
  const [path] = request.target.split("?");
  return spec.operations.find((operation) => operation.path === path);
}

/** One exchange for each response of each operation and release. */
export const distinctExchanges: readonly Exchange[] = distinct(
  exchanges,
  ({ path, release, response }) =>
    `${path} ${release} ${response.status} ${response.headers.map(([name]) => name)} ${response.body}`,
);

export function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** The exchanges of the operations that a change can affect. What nothing refers to is about all of them. */
export function affectedBy({ affects }: Trial, all: readonly Exchange[]): readonly Exchange[] {
  const paths = spec.operations.map(({ path }) => path).filter((path) => affects(`#/paths/${escapeKey(path)}`));
  return paths.length === 0 ? all : all.filter(({ path }) => paths.includes(path));
}

/** The affected exchanges whose response the change is about; where it is about none in particular, all of them. */
export function nearestTo(trial: Trial): readonly Exchange[] {
  const affected = affectedBy(trial, distinctExchanges);
  const near = affected.filter(
    ({ pointer = "", headersPointer }) => trial.affects(pointer) || trial.affects(headersPointer),
  );
  return near.length > 0 ? near : affected;
}

/** What an exchange's request may come to by a spec on trial. */
export function expectationFor(trial: Trial, { request, knowledge }: Exchange): Expectation {
  return expectationOf(trial.spec, request, knowledge, redactNothing);
}

export function isAllowed(response: HttpResponse, expectation: Expectation): boolean {
  return judgeResponse(response, expectation).deviations.length === 0;
}
