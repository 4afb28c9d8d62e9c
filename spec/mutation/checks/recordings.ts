import type { HttpResponse } from "../../../packages/conformance/src/http.ts";
import { mutations } from "../../../packages/conformance/test/mutations.ts";
import { affectedBy, distinct, type Exchange, exchanges, expectationFor, isAllowed, nearestTo } from "../exchanges.ts";
import { original, type Trial } from "../trial.ts";
import { changedIn } from "./schemas.ts";

/** The recorded responses that the change is most likely about are allowed, with the very words of their messages. */
export const nearRecordings = (trial: Trial) => refusedOf(trial, nearestTo(trial));

/** The recorded responses of all operations that the change affects are allowed, with the very words of their messages. */
export const allRecordings = (trial: Trial) => refusedOf(trial, affectedBy(trial, exchanges));

function refusedOf(trial: Trial, some: readonly Exchange[]): string | undefined {
  for (const exchange of some) {
    const expectation = expectationFor(trial, exchange);
    const { id, release, response } = exchange;
    if (!isAllowed(response, expectation)) return `the response ${id} of ${release} is refused`;
    if (wordsOf(exchange).some((text) => !textsOf(expectation).includes(text)))
      return `the response ${id} of ${release} has another message`;
  }
  return undefined;
}

const textsOf = ({ responses }: ReturnType<typeof expectationFor>) =>
  responses.flatMap(({ messages }) => messages.map(({ text }) => text));

const words = new Map<Exchange, string[]>();

/** The message of a response, where the published document leads to it word by word. */
function wordsOf(exchange: Exchange): string[] {
  const known = words.get(exchange);
  if (known) return known;
  const [, text] = /"message":("(?:[^"\\]|\\.)*")/.exec(exchange.response.body.toString("utf8")) ?? [];
  const own: string[] = text === undefined ? [] : [JSON.parse(text)];
  const found = own.filter((message) => textsOf(expectationFor(original, exchange)).includes(message));
  words.set(exchange, found);
  return found;
}

/** Responses that no server gave are refused: those that the change is most likely about, spoiled in every way. */
export function spoiledRecordings(trial: Trial): string | undefined {
  const samples = distinct(
    nearestTo(trial),
    ({ pointer, got, release, headersPointer }) =>
      `${pointer} ${got} ${headersPointer} ${got === "Success" ? "" : release}`,
  );
  for (const exchange of samples) {
    const expectation = expectationFor(trial, exchange);
    const allowed = spoiledOf(exchange).find((response) => isAllowed(response, expectation));
    if (allowed) return `a spoiled response of ${exchange.id} of ${exchange.release} is allowed: ${allowed.body}`;
  }
  return undefined;
}

const spoiled = new Map<Exchange, HttpResponse[]>();

/** A response, spoiled in every way that the published document refuses. */
function spoiledOf(exchange: Exchange): HttpResponse[] {
  const known = spoiled.get(exchange);
  if (known) return known;
  const expectation = expectationFor(original, exchange);
  const { response } = exchange;
  const all = [...Object.values(mutations).flatMap((spoil) => spoil(response)), ...withOtherData(response)];
  const refused = all.filter((each) => !isAllowed(each, expectation));
  spoiled.set(exchange, refused);
  return refused;
}

/** A success, each time with one value absent or replaced. */
function withOtherData(response: HttpResponse): HttpResponse[] {
  const text = response.body.toString("utf8");
  if (!text.startsWith("{") || !text.includes('"data"')) return [];
  return changedIn(JSON.parse(text)).map((envelope) => ({
    ...response,
    body: Buffer.from(JSON.stringify(envelope) ?? ""),
  }));
}
