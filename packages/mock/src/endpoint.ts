import type { StepName } from "@milvus-rest/types";
import type { Answer } from "./answer.ts";
import { compose } from "./compose.ts";
import type { Exchange } from "./exchange.ts";
import type { FrontSettings, Reply } from "./front.ts";
import type { Operation } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import { takeSteps } from "./take-steps.ts";
import { TimeLimit } from "./time-limit.ts";
import type { Trouble } from "./trouble/trouble.ts";
import { readWhole } from "./wire/body.ts";
import { work } from "./work.ts";

/** One operation, as it is served. */
export class Endpoint {
  readonly #operation: Operation;
  readonly #settings: FrontSettings;
  readonly #limit: TimeLimit;
  /** The answers to work that outlasted its limit, which Milvus 2.3 and 2.4 put before the next one. */
  #late = "";

  constructor(operation: Operation, settings: FrontSettings) {
    this.#operation = operation;
    this.#settings = settings;
    this.#limit = new TimeLimit(settings.clock, settings.bugs.has("stickyTimeout"));
  }

  async reply(exchange: Exchange): Promise<Reply> {
    const trouble = this.#settings.script.take(exchange.request) ?? {};
    if (trouble.delay) await this.#settings.clock.sleep(trouble.delay / 1000);
    const outcome = await this.#outcomeOf(exchange, trouble);
    const answer = trouble.answer ?? (await this.#compose(exchange, outcome));
    return { answer: trouble.delivery ? { ...answer, delivery: trouble.delivery } : answer, outcome, exchange };
  }

  async #outcomeOf(exchange: Exchange, { error, answer }: Trouble): Promise<Outcome> {
    if (!error && !answer) return this.#run(exchange);
    await readWhole(exchange.request.body);
    return error ? { error } : {};
  }

  /** The steps in the profile's order, then the work. The time limit counts from the reading of the body on. */
  async #run(exchange: Exchange): Promise<Outcome> {
    const order: readonly StepName[] = exchange.profile.order;
    const body = order.indexOf("json");
    const refusal = await takeSteps(order.slice(0, body), exchange);
    if (refusal) return refusal;
    return this.#limit.hold(
      exchange.request,
      async () => (await takeSteps(order.slice(body), exchange)) ?? work(exchange, this.#settings.clock),
      (late) => this.#keep(exchange, late),
    );
  }

  async #compose(exchange: Exchange, outcome: Outcome): Promise<Answer> {
    const answer = await compose(this.#operation, exchange, outcome);
    if (this.#late === "") return answer;
    const body = this.#late + answer.body;
    this.#late = "";
    return { ...answer, body };
  }

  async #keep(exchange: Exchange, late: Outcome): Promise<void> {
    if (!this.#settings.bugs.has("mixedAnswers")) return;
    const { body } = await compose(this.#operation, exchange, late);
    this.#late += body;
  }
}
