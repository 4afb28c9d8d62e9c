import { randomBytes } from "node:crypto";
import {
  type AllowedResponse,
  type Decision,
  decide,
  encodeGoJson,
  type Header,
  type HttpRequest,
  headerOf,
  isHeaderSent,
  type Knowledge,
  limitOf,
  type Operation,
  operationResponse,
  own,
  type ParsedRequest,
  traceIdOf,
} from "@milvus-rest/semantics";
import type { Clock } from "./clock.ts";
import { type Fault, faultHeader, parseFault } from "./faults.ts";
import { type Handler, type IncomingRequest, type MockResponse, refusal, textResponse } from "./http.ts";
import type { Settings } from "./options.ts";
import { prismOf } from "./prism.ts";
import { type Reading, readers } from "./readers.ts";
import type { State } from "./state.ts";

/** Responds to requests as a Milvus of the profile with this state does; each of the next ones takes one of the faults. */
export function createHandler(settings: Settings, clock: Clock, state: State, faults: Fault[]): Handler {
  const { spec, profile, auth, bugs } = settings;
  const findExample = prismOf(spec);
  const [anyOperation] = spec.operations;
  const { world } = state;
  const known: Knowledge = { profile, auth, world, isWholeWorld: true, admit: (name) => state.admit(name) };
  /** Of an operation: the time limit that the last request left behind, in seconds. */
  const rememberedTimeouts = new Map<Operation, number>();
  /** Of an operation: the responses to work that outlasted its limit, which are put before the next one. */
  const lateBodies = new Map<Operation, string>();

  return async (request) => {
    const head = decide(spec, request, known);
    const { parsed } = head;
    if (!parsed) return write(request, first(head));
    const asked = headerOf(request, faultHeader);
    let fault: Fault;
    try {
      fault = (asked === undefined ? faults.shift() : parseFault(asked, spec.errors)) ?? {};
    } catch (error) {
      return textResponse(400, `${faultHeader}: ${error instanceof Error ? error.message : error}\n`);
    }
    const { delayMs, html, error, connection } = fault;
    if (delayMs) await clock.sleep(delayMs / 1000);
    if (html || error !== undefined) await request.readBody();
    if (html) return { ...badGateway, connection };
    const response = await (error === undefined ? work(request, head, parsed) : fail(error, parsed));
    return { ...response, connection };
  };

  /** Takes a request through the steps that need its body, and does what it is for. */
  async function work(request: IncomingRequest, head: Decision, parsed: ParsedRequest): Promise<MockResponse> {
    if (!head.needsBody) return say(first(head), parsed);
    const { operation } = parsed;
    const knowledge = { ...known, rememberedTimeout: rememberedTimeouts.get(operation) };
    const limit = limitOf({ ...parsed, knowledge });
    if (bugs.has("stickyTimeout")) rememberedTimeouts.set(operation, limit);
    const body = limit > 0 ? await clock.within(limit, request.readBody()) : {};
    if (!body) return fail("RequestTimeout", parsed);
    const decision = decide(spec, { ...request, ...body }, knowledge);
    const { parsed: whole = parsed, late } = decision;
    const response = first(decision);
    if (response.seconds > 0) {
      state.begin(whole);
      await clock.sleep(response.seconds);
    }
    if (response.isWorkDone) state.apply(whole);
    if (late) clock.sleep(late.seconds - response.seconds).then(() => finishLate(late, whole));
    return say(response, whole);
  }

  /** Work goes on after its time limit. */
  async function finishLate(late: AllowedResponse, parsed: ParsedRequest): Promise<void> {
    const { operation, request } = parsed;
    if (late.isWorkDone) state.apply(parsed);
    if (!bugs.has("mixedResponses")) return;
    const { body } = await write(request, late, operation);
    lateBodies.set(operation, (lateBodies.get(operation) ?? "") + body);
  }

  function fail(error: string, parsed: ParsedRequest): Promise<MockResponse> {
    return say(operationResponse(parsed, error), parsed);
  }

  /** Says what was decided, with the data that a successful operation reads from the state. */
  async function say(allowed: AllowedResponse, parsed: ParsedRequest): Promise<MockResponse> {
    const { operation, request } = parsed;
    const reading = allowed.outcome === "Success" ? own(readers, operation.id)?.(parsed, state) : undefined;
    const response = await write(request, allowed, operation, reading);
    const late = lateBodies.get(operation) ?? "";
    lateBodies.delete(operation);
    return { ...response, body: late + response.body };
  }

  /** Writes what was decided: the example that Prism finds in the spec, and in it the request's own words. */
  async function write(request: HttpRequest, allowed: AllowedResponse, operation = anyOperation, reading?: Reading) {
    if (!operation) throw new Error("spec/openapi.yaml has no operation: there is nothing to mock");
    const { outcome, status, mediaType = "", code, body = "", headers: rules } = allowed;
    const [message] = allowed.messages;
    if (spec.routes.has(outcome)) {
      if (mediaType !== "" && rules.length === 0) return refusal(status, message?.text);
      const example = await findExample(operation, 200, "application/json");
      return { status, headers: headersOf(allowed, request, example.headers, mediaType), body };
    }
    const success = operation.responses.find((each) => each.isSuccess && each.code === code);
    const title = outcome === "Success" ? success?.title : outcome;
    const example = await findExample(operation, status, mediaType, code === undefined ? undefined : title);
    const headers = headersOf(allowed, request, example.headers, `${mediaType}; charset=utf-8`);
    const error = spec.errors.has(outcome) ? outcome : undefined;
    if (typeof example.body !== "object") return { status, headers, body: String(example.body), error };
    const envelope = reading ? { code, ...reading } : { ...example.body, ...(message && { message: message.text }) };
    return { status, headers, body: encodeGoJson(envelope), error };
  }

  /** Those of the spec's example that its rules say are sent, sorted as Go does. */
  function headersOf(allowed: AllowedResponse, request: HttpRequest, examples: Record<string, string>, type: string) {
    const sent = allowed.headers.filter((rule) => isHeaderSent(rule, request, known));
    const headers = sent.map(({ name, sentWhen }): Header => {
      if (sentWhen.difference === "traceId") return [name, traceIdOf(request) ?? randomBytes(16).toString("hex")];
      return [name === "WWW-Authenticate" ? "Www-Authenticate" : name, examples[name] ?? ""];
    });
    if (type !== "") headers.push(["Content-Type", type]);
    if (allowed.location !== undefined) headers.push(["Location", allowed.location]);
    return headers.sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The response of a proxy in place of the server's. */
const badGateway: MockResponse = {
  status: 502,
  headers: [["Content-Type", "text/html"]],
  body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n",
};

/** With full knowledge of the server, the first response that is allowed is given; an upgrade to HTTP/2 is ignored. */
function first({ responses }: Decision): AllowedResponse {
  const response = responses.find(({ outcome }) => outcome !== "upgrade");
  if (!response) throw new Error("no response is allowed");
  return response;
}
