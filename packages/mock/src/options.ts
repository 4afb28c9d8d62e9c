import { own, publishedSpec, type Spec, type User, type World } from "@milvus-rest/semantics";
import type { ProfileName } from "@milvus-rest/types";

/** A request that the mock has responded to. */
export interface SeenRequest {
  method: string;
  /** As it was sent, with its query. */
  path: string;
  /** By the name in lower case; of a repeated header, the first. */
  headers: Readonly<Record<string, string>>;
  /** The first 64 KiB, as text. */
  body: string;
  status: number;
  /** The catalogue's name of the error; undefined for a success, and for a request that is for no operation. */
  error: string | undefined;
  /** Milliseconds from the head's last byte to the response's first. */
  durationMs: number;
}

/** What a mock is started with. */
export interface MockOptions {
  /** The port to listen on. Default 0: any free one. */
  port?: number | undefined;
  /** The address to listen on. Default `127.0.0.1`: this machine only. */
  host?: string | undefined;
  /** Which generation of Milvus to respond as: one of spec/profiles.yaml. Default 2.6. */
  profile?: ProfileName | undefined;
  /** Whether credentials are required. Default: only if `users` are given; off in Milvus too. */
  auth?: boolean | undefined;
  /**
   * Users by name: a password and what the user may do, or a password alone, with which `root` may do everything and
   * another user nothing. Default with `auth`: those of `world`, else `root` with the password `Milvus`.
   */
  users?: Readonly<Record<string, string | User>> | undefined;
  /** Collections, as `database.collection`. Default `default.quick_setup`, unless a `world` is given. */
  collections?: readonly string[] | undefined;
  /** What the mock holds besides: the path of a world file, or what such a file would say. */
  world?: string | World | undefined;
  /** How many times faster the mock's time passes: slow work, time limits, rates. Default 1. */
  speed?: number | undefined;
  /** Bugs of Milvus 2.3 and 2.4, in the profiles that have them. Default none. */
  bugs?: readonly Bug[] | undefined;
  /** Called after the response to each request. */
  onRequest?: ((request: SeenRequest) => void) | undefined;
  /** The spec that decides the responses. Default: the one that this package came with. */
  spec?: Spec | undefined;
}

/**
 * `stickyTimeout`: a request's time limit becomes the default of later ones.
 * `mixedResponses`: the response to work that outlasted its limit is put before another one, in the same body.
 */
export type Bug = (typeof knownBugs)[number];

export const knownBugs = ["stickyTimeout", "mixedResponses"] as const;

/** What a value must be, and how a message says so. */
export interface Rule<Value> {
  accepts: (value: Value) => boolean;
  expected: string;
}

export const rules = {
  port: {
    accepts: (port: number) => Number.isInteger(port) && port >= 0 && port <= 65535,
    expected: "a port from 0 (any free one) to 65535",
  },
  speed: { accepts: (speed: number) => speed > 0 && speed < Number.POSITIVE_INFINITY, expected: "a number above 0" },
  collection: { accepts: (name: string) => /^[^.]+\.[^.]+$/.test(name), expected: "`database.collection`" },
  bug: { accepts: (name: Bug) => knownBugs.includes(name), expected: knownBugs.join(", ") },
};

/** Options with every default in its place. */
export type Settings = Awaited<ReturnType<typeof resolveOptions>>;

/** @throws {TypeError} where an option is wrong; the message names it, its value and what it may be. */
export async function resolveOptions(options: MockOptions) {
  const { port = 0, host = "127.0.0.1", speed = 1, bugs = [], spec = publishedSpec(), onRequest, users } = options;
  const { profiles, defaultProfile } = spec;
  const { profile: name = defaultProfile.name, auth = users !== undefined } = options;
  check("port", port, rules.port);
  check<string>("profile", name, { accepts: (each) => profiles.has(each), expected: [...profiles.keys()].join(", ") });
  check("speed", speed, rules.speed);
  for (const bug of bugs) check("bugs", bug, rules.bug);
  const profile = profiles.get(name) ?? defaultProfile;
  const world = await worldOf(options);
  return { port, host, spec, profile, auth, world, speed, bugs: new Set(profile.timeoutSticky ? bugs : []), onRequest };
}

async function worldOf({ world, collections, users }: MockOptions): Promise<World> {
  const base: World = world === undefined ? { databases: {} } : await readWorld(world);
  const databases: World["databases"] = { default: {}, ...base.databases };
  for (const name of collections ?? (world === undefined ? ["default.quick_setup"] : [])) {
    check("collections", name, rules.collection);
    const [database = "", collection = ""] = name.split(".");
    const held = own(databases, database);
    databases[database] = { ...held, collections: { [collection]: {}, ...held?.collections } };
  }
  const given: Record<string, string | User> = { ...base.users, ...users };
  if (Object.keys(given).length === 0) given.root = "Milvus";
  const known = Object.entries(given).map(([name, user]) => [name, userOf(name, user)]);
  return { ...base, databases, users: Object.fromEntries(known) };
}

/** Ajv takes its time to load, and most mocks need no world. */
async function readWorld(world: string | World): Promise<World> {
  const { checkWorld, readWorldFile } = await import("./world-file.ts");
  return typeof world === "string" ? readWorldFile(world) : checkWorld(world, "the option `world`");
}

function userOf(name: string, user: string | User): User {
  return typeof user === "string" ? { password: user, admin: name === "root" } : user;
}

function check<Value>(option: string, value: Value, { accepts, expected }: Rule<Value>): void {
  if (accepts(value)) return;
  throw new TypeError(`the option \`${option}\` is ${JSON.stringify(value)}; expected ${expected}`);
}
