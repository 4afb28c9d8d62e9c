import {
  type AllowedResponse,
  type Decision,
  decide,
  errorResponse,
  headerOf,
  type Knowledge,
  limitOf,
  type Operation,
  own,
  type ParsedRequest,
} from "@milvus-rest/semantics";
import type { Clock } from "./clock.ts";
import { type Fault, faultHeader, parseFault } from "./faults.ts";
import { type Handler, type IncomingRequest, type MockResponse, textResponse } from "./http.ts";
import type { Settings } from "./options.ts";
import { readers } from "./readers.ts";
import { respond } from "./respond.ts";
import type { State } from "./state.ts";

/**
 * Responds to requests as a Milvus of the profile with this state does.
 *
 * @param faults those of the next requests, one each.
 */
export function createHandler(settings: Settings, clock: Clock, state: State, faults: Fault[]): Handler {
  const { spec, profile, auth, bugs } = settings;
  const { world } = state;
  const known: Knowledge = { profile, auth, world, isWholeWorld: true, admit: (name) => state.admit(name) };
  /** Of an operation: the time limit that the last request left behind, in seconds. */
  const rememberedTimeouts = new Map<Operation, number>();
  /** Of an operation: the responses to work that outlasted its limit, which are put before the next one. */
  const lateBodies = new Map<Operation, string>();

  return async (request) => {
    const head = decide(spec, request, known);
    const { parsed } = head;
    if (!parsed) return respond(spec, known, request, first(head));
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
    const response =
      error !== undefined ? fail(error, parsed) : head.needsBody ? work(request, parsed) : say(first(head), parsed);
    return { ...(await response), connection };
  };

  /** Takes a request through the steps, and does what it is for. */
  async function work(request: IncomingRequest, head: ParsedRequest): Promise<MockResponse> {
    const { operation } = head;
    const knowledge = { ...known, rememberedTimeout: rememberedTimeouts.get(operation) };
    const limit = limitOf({ ...head, knowledge });
    if (bugs.has("stickyTimeout")) rememberedTimeouts.set(operation, limit);
    const body = limit > 0 ? await clock.within(limit, request.readBody()) : {};
    if (!body) return fail("RequestTimeout", head);
    const decision = decide(spec, { ...request, ...body }, knowledge);
    const { parsed = head, late } = decision;
    const response = first(decision);
    if (response.seconds > 0) {
      state.begin(parsed);
      await clock.sleep(response.seconds);
    }
    if (response.isWorkDone) state.apply(parsed);
    if (late) clock.sleep(late.seconds - response.seconds).then(() => finishLate(late, parsed));
    return say(response, parsed);
  }

  /** Work goes on after its time limit. */
  async function finishLate(late: AllowedResponse, parsed: ParsedRequest): Promise<void> {
    const { operation, request } = parsed;
    if (late.isWorkDone) state.apply(parsed);
    if (!bugs.has("mixedResponses")) return;
    const { body } = await respond(spec, known, request, late, operation);
    lateBodies.set(operation, (lateBodies.get(operation) ?? "") + body);
  }

  function fail(error: string, parsed: ParsedRequest): Promise<MockResponse> {
    return say(errorResponse(spec, parsed.operation, known, error, { isCertain: true }), parsed);
  }

  /** Says what was decided, with the data that a successful operation reads from the state. */
  async function say(allowed: AllowedResponse, parsed: ParsedRequest): Promise<MockResponse> {
    const { operation, request } = parsed;
    const reading = allowed.outcome === "Success" ? own(readers, operation.id)?.(parsed, state) : undefined;
    const response = await respond(spec, known, request, allowed, operation, reading);
    const late = lateBodies.get(operation) ?? "";
    lateBodies.delete(operation);
    return { ...response, body: late + response.body };
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
