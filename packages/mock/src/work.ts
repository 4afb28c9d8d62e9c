import type { Clock } from "./clock.ts";
import { effects } from "./effects.ts";
import type { Exchange } from "./exchange.ts";
import { type Outcome, success } from "./outcome.ts";
import type { Collection } from "./world/world.ts";

/** What odd collections make of the work on them, once every check was passed. */
const oddities: Record<NonNullable<Collection["work"]>, (clock: Clock, collection: Collection) => Promise<Outcome>> = {
  async slow(clock, { seconds }) {
    await clock.sleep(seconds);
    return success;
  },
  panic: async () => ({ error: "Panic" }),
  unavailable: async () => ({ error: "UnexpectedError" }),
  notReady: async () => ({ error: "ServiceNotReady" }),
};

/** Does what the operation is there for. */
export async function work({ operation, world, collection }: Exchange, clock: Clock): Promise<Outcome> {
  const outcome = collection?.work ? await oddities[collection.work](clock, collection) : success;
  if (collection && operation?.effect && !outcome.error) effects[operation.effect](world, collection);
  return outcome;
}
