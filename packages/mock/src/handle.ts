import {
  type AllowedResponse,
  type Decision,
  decide,
  type HttpRequest,
  type Knowledge,
  limitOf,
  type Operation,
  operationResponse,
  own,
  type ParsedRequest,
  type Profile,
  type Spec,
} from "@milvus-rest/semantics";
import type { Clock } from "./clock.ts";
import { badGateway, deliveryOf, type Fault, type Faults, faultHeader } from "./faults.ts";
import type { IncomingRequest, MockResponse } from "./http.ts";
import { readers } from "./operations/index.ts";
import type { Reader, Reading } from "./operations/reader.ts";
import type { Bug } from "./options.ts";
import { respond } from "./respond.ts";
import type { State } from "./state.ts";

/** What decides the responses of a mock. */
export interface HandleOptions {
  spec: Spec;
  profile: Profile;
  /** Whether credentials are required. */
  auth: boolean;
  /** Those that were asked for and that the profile has. */
  bugs: ReadonlySet<Bug>;
  clock: Clock;
  faults: Faults;
  state: State;
}

/** What came of a request. */
export interface Handled {
  response: MockResponse;
  /** The catalogue's name of the error; undefined for anything else. */
  error: string | undefined;
}

/** Responds to requests as a Milvus of the profile with this state does. */
export function createHandle(options: HandleOptions): (request: IncomingRequest) => Promise<Handled> {
  const { spec, profile, auth, bugs, clock, faults, state } = options;
  const known: Knowledge = {
    profile,
    auth,
    world: state.world,
    isWholeWorld: true,
    admit: (name) => state.admit(name),
  };
  /** Of an operation: the time limit that the last request left behind, in seconds. */
  const rememberedTimeouts = new Map<Operation, number>();
  /** Of an operation: the responses to work that outlasted its limit, which are put before the next one. */
  const lateBodies = new Map<Operation, string>();

  return async (request) => {
    const head = decide(spec, request, known);
    const { parsed } = head;
    if (!parsed) return say(first(head.responses), undefined, request);
    const fault = takeFault(request);
    if ("response" in fault) return fault;
    if (fault.delayMs) await clock.sleep(fault.delayMs / 1000);
    const { response, error } = await respondTo(request, head, parsed, fault);
    return { response: { ...response, delivery: deliveryOf(fault) }, error };
  };

  function takeFault(request: IncomingRequest): Fault | Handled {
    try {
      return faults.take(request);
    } catch (error) {
      const body = `${faultHeader}: ${error instanceof Error ? error.message : error}\n`;
      const headers = [["Content-Type", "text/plain; charset=utf-8"]] as const;
      return { response: { status: 400, headers, body }, error: undefined };
    }
  }

  async function respondTo(
    request: IncomingRequest,
    head: Decision,
    parsed: ParsedRequest,
    { html, error }: Fault,
  ): Promise<Handled> {
    if (!html && error === undefined) return work(request, head, parsed);
    await request.readBody();
    if (html) return { response: badGateway, error: undefined };
    return say(operationResponse(parsed, error ?? ""), parsed, request);
  }

  /**
   * Takes a request through the steps, and does what it is for.
   *
   * @param head what was decided without the body.
   */
  async function work(request: IncomingRequest, head: Decision, parsed: ParsedRequest): Promise<Handled> {
    const { operation } = parsed;
    if (!head.needsBody) return say(first(head.responses), parsed, request);
    const knowledge = { ...known, rememberedTimeout: rememberedTimeouts.get(operation) };
    const limit = limitOf({ ...parsed, knowledge });
    if (bugs.has("stickyTimeout")) rememberedTimeouts.set(operation, limit);
    const body = limit > 0 ? await withinLimit(request.readBody(), limit) : {};
    if (!body) {
      return say(operationResponse(parsed, "RequestTimeout"), parsed, request);
    }
    const whole: HttpRequest = { ...request, ...body };
    const decision = decide(spec, whole, knowledge);
    const response = first(decision.responses);
    if (response.seconds > 0) {
      if (decision.parsed) state.begin(decision.parsed);
      await clock.sleep(response.seconds);
    }
    if (response.isWorkDone && decision.parsed) state.apply(decision.parsed);
    finishLate(decision, response, whole);
    return say(response, decision.parsed, whole);
  }

  function withinLimit<Result>(work: Promise<Result>, seconds: number): Promise<Result | undefined> {
    let cancel = () => {};
    const expired = new Promise<undefined>((resolve) => {
      cancel = clock.after(seconds, () => resolve(undefined));
    });
    return Promise.race([work, expired]).finally(cancel);
  }

  /** Work goes on after its time limit. */
  function finishLate({ late, parsed }: Decision, { seconds }: AllowedResponse, request: HttpRequest): void {
    if (!late || !parsed) return;
    clock.after(late.seconds - seconds, async () => {
      if (late.isWorkDone) state.apply(parsed);
      if (!bugs.has("mixedResponses")) return;
      const { body } = await respond(spec, late, parsed.operation, request, known);
      lateBodies.set(parsed.operation, (lateBodies.get(parsed.operation) ?? "") + body);
    });
  }

  async function say(
    allowed: AllowedResponse,
    parsed: ParsedRequest | undefined,
    request: HttpRequest,
  ): Promise<Handled> {
    const error = spec.errors.has(allowed.outcome) ? allowed.outcome : undefined;
    const operation = parsed?.operation;
    const response = await respond(spec, allowed, operation, request, known, parsed && read(allowed, parsed));
    const late = operation && lateBodies.get(operation);
    if (!late) return { response, error };
    lateBodies.delete(operation);
    return { response: { ...response, body: late + response.body }, error };
  }

  /** The data and message of a successful operation that reads state. */
  function read({ outcome }: AllowedResponse, parsed: ParsedRequest): Reading<unknown> | undefined {
    const reader: Reader<keyof typeof readers> | undefined = own(readers, parsed.operation.id);
    return outcome === "Success" ? reader?.(parsed, state) : undefined;
  }
}

/** With full knowledge of the server, the first response that is allowed is given; an upgrade to HTTP/2 is ignored. */
function first(responses: readonly AllowedResponse[]): AllowedResponse {
  const response = responses.find(({ outcome }) => outcome !== "upgrade");
  if (!response) throw new Error("no response is allowed");
  return response;
}
