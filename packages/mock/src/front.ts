import { type CheckName, checkTable, type Profile } from "@milvus-rest/types";
import type { Answer } from "./answer.ts";
import { checks } from "./checks/index.ts";
import type { Clock } from "./clock.ts";
import { commonHeaders, compose } from "./compose.ts";
import type { Exchange } from "./exchange.ts";
import { type Operation, operations } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import { type RouteAnswer, routeAnswers, routeOf } from "./route.ts";
import { TimeLimit } from "./time-limit.ts";
import type { WireRequest } from "./wire/connection.ts";
import { work } from "./work.ts";
import type { World } from "./world/world.ts";
import { defaultDatabase } from "./world/world-file.ts";

/** What a front answers for. */
export interface FrontSettings {
  profile: Profile;
  clock: Clock;
  /** Whether credentials are asked for. */
  authenticates: boolean;
  /** Whether a request's time limit becomes the default of later ones. */
  stickyTimeout: boolean;
}

/** What came of a request. */
export interface Reply {
  answer: Answer;
  /** Undefined where no operation was asked for. */
  outcome: Outcome | undefined;
  exchange: Exchange;
}

/** Decides what a Milvus of the profile answers, and has Prism say it. */
export class Front {
  readonly #settings: FrontSettings;
  /** One for each operation. */
  readonly #limits = new Map<Operation, TimeLimit>();

  constructor(settings: FrontSettings) {
    this.#settings = settings;
  }

  async reply(request: WireRequest, world: World): Promise<Reply> {
    const { operation, answer } = routeOf(request);
    const exchange = this.#exchangeOf(request, operation, world);
    const outcome = operation ? await this.#run(operation, exchange) : await checkRoute(answer, exchange);
    const described = operation ?? anyOperation;
    if (outcome) return { answer: await compose(described, exchange, outcome), outcome, exchange };
    const headers = await commonHeaders(described, exchange);
    return { answer: routeAnswers[answer ?? "notFound"](request, headers), outcome, exchange };
  }

  /** Checks in the profile's order, then the work. The time limit counts from the reading of the body on. */
  async #run(operation: Operation, exchange: Exchange): Promise<Outcome> {
    const order: readonly CheckName[] = exchange.profile.order;
    const body = order.indexOf("json");
    const refusal = await runChecks(order.slice(0, body), exchange);
    if (refusal) return refusal;
    return this.#limitOf(operation).hold(
      exchange.request,
      async () => (await runChecks(order.slice(body), exchange)) ?? work(exchange, this.#settings.clock),
    );
  }

  #limitOf(operation: Operation): TimeLimit {
    const { clock, stickyTimeout } = this.#settings;
    const limit = this.#limits.get(operation) ?? new TimeLimit(clock, stickyTimeout);
    this.#limits.set(operation, limit);
    return limit;
  }

  #exchangeOf(request: WireRequest, operation: Operation | undefined, world: World): Exchange {
    const { profile, authenticates } = this.#settings;
    const unknown = { fields: new Map(), database: defaultDatabase, name: undefined, collection: undefined };
    return { request, operation, world, profile, authenticates, ...unknown };
  }
}

/** Stands in where the spec is asked for what all operations share. */
const anyOperation = theFirst(operations.values());

function theFirst([first]: Iterable<Operation>): Operation {
  if (!first) throw new Error("spec/openapi.yaml has no operation: there is nothing to mock");
  return first;
}

/** Only who is let in learns that there is nothing. */
async function checkRoute(answer: RouteAnswer, exchange: Exchange): Promise<Outcome | undefined> {
  return answer === "notFound" ? runChecks(["authentication"], exchange) : undefined;
}

async function runChecks(names: readonly CheckName[], exchange: Exchange): Promise<Outcome | undefined> {
  for (const name of names) {
    const objection = await checks[name](exchange);
    if (objection) return { error: checkTable[name], ...objection };
  }
}
