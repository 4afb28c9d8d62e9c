import { type Profile, publishedSpec, type Spec, type User, type World } from "@milvus-rest/semantics";
import type { ProfileName } from "@milvus-rest/types";
import { copyJson } from "./copy-json.ts";
import type { SeenRequest } from "./journal.ts";

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
   * Users by name: a password, or a password and what the user may do. A user `root` given by its password alone may do
   * everything, another one nothing. Default with `auth`: those of `world`, else `root` with the password `Milvus`.
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
};

/** Options with every default in its place. */
export interface Settings {
  port: number;
  host: string;
  spec: Spec;
  profile: Profile;
  auth: boolean;
  world: World;
  speed: number;
  bugs: readonly Bug[];
  onRequest: (request: SeenRequest) => void;
}

/** @throws {TypeError} where an option is wrong; the message names it, its value and what it may be. */
export async function resolveOptions(options: MockOptions): Promise<Settings> {
  const { port = 0, host = "127.0.0.1", speed = 1, bugs = [], users, spec = publishedSpec() } = options;
  const profile = spec.profiles.get(options.profile ?? spec.defaultProfile.name);
  if (!rules.port.accepts(port)) throw wrong("port", port, rules.port.expected);
  if (!profile) throw wrong("profile", options.profile, [...spec.profiles.keys()].join(", "));
  if (!rules.speed.accepts(speed)) throw wrong("speed", speed, rules.speed.expected);
  const unknown = bugs.find((bug) => !knownBugs.includes(bug));
  if (unknown !== undefined) throw wrong("bugs", unknown, knownBugs.join(", "));
  const world = await worldOf(options);
  const { onRequest = () => {} } = options;
  return { port, host, spec, profile, auth: options.auth ?? users !== undefined, world, speed, bugs, onRequest };
}

async function worldOf({ world, collections, users = {} }: MockOptions): Promise<World> {
  const base = world === undefined ? { databases: {} } : await readWorld(world);
  const databases: World["databases"] = copyJson({ default: {}, ...base.databases });
  for (const name of collections ?? (world === undefined ? ["default.quick_setup"] : [])) {
    if (!rules.collection.accepts(name)) throw wrong("collections", name, rules.collection.expected);
    const [database = "", collection = ""] = name.split(".");
    databases[database] ??= {};
    databases[database].collections = { [collection]: {}, ...databases[database].collections };
  }
  const given = Object.entries(users).map(([name, user]): [string, User] => [name, userOf(name, user)]);
  const known = { ...base.users, ...Object.fromEntries(given) };
  return { ...base, databases, users: Object.keys(known).length > 0 ? known : { root: userOf("root", "Milvus") } };
}

/** Ajv takes its time to load, and most mocks need no world. */
async function readWorld(world: string | World): Promise<World> {
  const { checkWorld, readWorldFile } = await import("./world-file.ts");
  return typeof world === "string" ? readWorldFile(world) : checkWorld(world, "the option `world`");
}

function userOf(name: string, user: string | User): User {
  return typeof user === "string" ? { password: user, admin: name === "root" } : user;
}

function wrong(option: string, value: unknown, range: string): TypeError {
  return new TypeError(`the option \`${option}\` is ${JSON.stringify(value)}; expected ${range}`);
}
