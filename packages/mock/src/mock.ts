import { profileTable } from "@milvus-rest/types";
import { Clock } from "./clock.ts";
import { Front } from "./front.ts";
import { Journal, type SeenRequest } from "./journal.ts";
import { type MockOptions, resolveOptions } from "./options.ts";
import { loadPrism } from "./prism.ts";
import { listen } from "./server.ts";
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
  const journal = new Journal(settings.onRequest);
  const front = new Front({
    profile,
    clock,
    authenticates: settings.authenticates,
    stickyTimeout: profile.timeoutSticky && settings.bugs.includes("stickyTimeout"),
  });
  let world = new World(settings.world, clock);

  async function handle(request: WireRequest) {
    const entry = journal.open(request);
    const reply = await front.reply({ ...request, body: entry.body }, world);
    entry.close(reply);
    return reply.answer;
  }

  const server = await listen({ ...settings, headerLimit: profile.headerLimit }, handle);
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
      world = new World(settings.world, clock);
      journal.clear();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
