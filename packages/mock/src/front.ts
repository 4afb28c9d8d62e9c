import type { Profile } from "@milvus-rest/types";
import type { Answer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { commonHeaders, compose } from "./compose.ts";
import { Endpoint } from "./endpoint.ts";
import type { Exchange } from "./exchange.ts";
import { type Operation, operations } from "./operations.ts";
import type { Bug } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { type RouteAnswer, routeAnswers, routeOf } from "./route.ts";
import { takeSteps } from "./take-steps.ts";
import type { Script } from "./trouble/script.ts";
import type { WireRequest } from "./wire/connection.ts";
import type { World } from "./world/world.ts";
import { defaultDatabase } from "./world/world-file.ts";

/** What a front answers for. */
export interface FrontSettings {
  profile: Profile;
  clock: Clock;
  /** Whether credentials are asked for. */
  authenticates: boolean;
  /** Those that were asked for and that the profile has. */
  bugs: ReadonlySet<Bug>;
  /** What goes wrong on purpose. */
  script: Script;
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
  readonly #endpoints: ReadonlyMap<Operation, Endpoint>;

  constructor(settings: FrontSettings) {
    this.#settings = settings;
    this.#endpoints = new Map([...operations.values()].map((each) => [each, new Endpoint(each, settings)]));
  }

  async reply(request: WireRequest, world: World): Promise<Reply> {
    const { operation, answer } = routeOf(request);
    const exchange = this.#exchangeOf(request, operation, world);
    const endpoint = operation && this.#endpoints.get(operation);
    return endpoint ? endpoint.reply(exchange) : replyOffRoute(answer ?? "notFound", exchange);
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
async function replyOffRoute(name: RouteAnswer, exchange: Exchange): Promise<Reply> {
  const outcome = name === "notFound" ? await takeSteps(["authentication"], exchange) : undefined;
  if (outcome) return { answer: await compose(anyOperation, exchange, outcome), outcome, exchange };
  const headers = await commonHeaders(anyOperation, exchange);
  return { answer: routeAnswers[name](exchange.request, headers), outcome, exchange };
}
