import { profileTable } from "@milvus-rest/types";
import { Clock } from "./clock.ts";
import { Front, type Reply } from "./front.ts";
import { Journal, type SeenRequest } from "./journal.ts";
import { type MockOptions, resolveOptions } from "./options.ts";
import { loadPrism } from "./prism.ts";
import { listen } from "./server.ts";
import { Script } from "./trouble/script.ts";
import type { Troubles } from "./trouble/trouble.ts";
import type { WireRequest } from "./wire/connection.ts";
import { type Collection, World } from "./world/world.ts";

/** A mock that runs. `await using` closes it at the end of the block. */
export interface Mock extends AsyncDisposable {
  /** `http://host:port`, to give to a client. */
  readonly url: string;
  /** What the mock holds now, by `database.collection`: whether it is loaded, how often it was released. */
  readonly collections: ReadonlyMap<string, Collection>;
  /** What was asked, oldest first; the last 1,000 requests. */
  readonly requests: readonly SeenRequest[];
  /**
   * Gets the next requests into trouble, one each: `next("RateLimited", "pass", "delay=200,cut-body")`.
   * A request can ask for its own with the header X-Milvus-Mock, which a real Milvus ignores.
   *
   * @throws {TypeError} where one of them is no trouble; the message lists those there are.
   */
  next(...troubles: Troubles[]): void;
  /** Puts everything back to how it was at the start. */
  reset(): void;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a server that answers as Milvus does (spec/profiles.yaml says how the profiles differ).
 *
 * @throws {TypeError} where an option is not what it may be.
 * @throws {Error} where the port cannot be had, or the world file not be read.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const settings = await resolveOptions(options);
  await loadPrism();
  const profile = profileTable[settings.profile];
  const clock = new Clock(settings.speed);
  const script = new Script();
  const journal = new Journal(settings.onRequest);
  const bugs = new Set(profile.timeoutSticky ? settings.bugs : []);
  const begin = () => ({
    front: new Front({ profile, clock, authenticates: settings.authenticates, bugs, script }),
    world: new World(settings.world, clock),
  });
  let { front, world } = begin();

  async function handle(request: WireRequest) {
    const entry = journal.open(request);
    const reply = await front.reply({ ...request, body: entry.body }, world).catch(ownFault);
    entry.close(reply);
    return reply.answer;
  }

  const server = await listen({ ...settings, headerLimit: profile.headerLimit, h2c: profile.h2c }, handle);
  async function close() {
    clock.stop();
    await server.close();
  }
  return {
    url: `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${server.port}`,
    get collections() {
      return world.collections;
    },
    get requests() {
      return journal.requests;
    },
    reset() {
      ({ front, world } = begin());
      journal.clear();
      script.clear();
    },
    next(...troubles) {
      script.add(troubles);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The mock is at fault, or the spec: say so to whoever waits for an answer. */
function ownFault(error: unknown): Pick<Reply, "answer" | "outcome"> {
  const body = `milvus-mock: ${error instanceof Error ? error.message : error}\n`;
  return {
    answer: { status: 500, headers: { "Content-Type": "text/plain; charset=utf-8" }, body },
    outcome: undefined,
  };
}
