import { defaultProfile, type ProfileName, profileTable } from "@milvus-rest/types";
import type { SeenRequest } from "./journal.ts";
import type { UserFile, WorldFile } from "./world/world-file.ts";

/** What a mock is started with. */
export interface MockOptions {
  /** The port to listen on. Default 0: any free one. */
  port?: number;
  /** The address to listen on. Default `127.0.0.1`: this machine only. */
  host?: string;
  /** Which generation of Milvus to answer as: one of spec/profiles.yaml. Default 2.6. */
  profile?: ProfileName;
  /** Whether credentials are asked for. Default: only if `users` are given; off in Milvus too. */
  auth?: boolean;
  /**
   * Users by name: a password, or a password and what the user may do. A user `root` given by its password alone may do
   * everything, another one nothing. Default with `auth`: those of `world`, else `root` with the password `Milvus`.
   */
  users?: Readonly<Record<string, string | UserFile>>;
  /** Collections, as `database.collection`. Default `default.quick_setup`, unless a `world` is given. */
  collections?: readonly string[];
  /** What the mock holds beyond that: a world file's path, or what such a file would say. */
  world?: string | WorldFile;
  /** How many times faster than ours the world's time goes: slow work, time limits, rates. Default 1. */
  speed?: number;
  /** Bugs of Milvus 2.3 and 2.4, in the profiles that have them. Default none. */
  bugs?: readonly Bug[];
  /** Is told of every request, once it was answered. */
  onRequest?: (request: SeenRequest) => void;
}

/**
 * `stickyTimeout`: a request's time limit becomes the default of later ones.
 * `mixedAnswers`: the answer to work that outlasted its limit stands before another one, in the same body.
 */
export type Bug = (typeof knownBugs)[number];

export const knownBugs = ["stickyTimeout", "mixedAnswers"] as const;

/** Options with every default in its place. */
export interface Settings {
  port: number;
  host: string;
  profile: ProfileName;
  authenticates: boolean;
  world: WorldFile;
  speed: number;
  bugs: readonly Bug[];
  onRequest: (request: SeenRequest) => void;
}

/** @throws {TypeError} where an option is not what it may be; the message says which, and what it may be. */
export async function resolveOptions(options: MockOptions): Promise<Settings> {
  const {
    port = 0,
    host = "127.0.0.1",
    profile = defaultProfile,
    speed = 1,
    bugs = [],
    users,
    onRequest = () => {},
  } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw wrong("port", port, "0 (any free one) to 65535");
  if (!Object.hasOwn(profileTable, profile)) throw wrong("profile", profile, Object.keys(profileTable).join(", "));
  if (!(speed > 0 && speed < Number.POSITIVE_INFINITY)) throw wrong("speed", speed, "a number above 0");
  const unknown = bugs.find((bug) => !knownBugs.includes(bug));
  if (unknown !== undefined) throw wrong("bugs", unknown, knownBugs.join(", "));
  const world = await worldOf(options);
  return { port, host, profile, authenticates: options.auth ?? users !== undefined, world, speed, bugs, onRequest };
}

async function worldOf({ world, collections, users = {} }: MockOptions): Promise<WorldFile> {
  const base = world === undefined ? { databases: {} } : await readWorld(world);
  const databases = structuredClone(base.databases);
  for (const name of collections ?? (world === undefined ? ["default.quick_setup"] : [])) {
    const [database, collection, ...rest] = name.split(".");
    if (!database || !collection || rest.length > 0) throw wrong("collections", name, "`database.collection`");
    databases[database] ??= {};
    const held = databases[database];
    held.collections = { [collection]: {}, ...held.collections };
  }
  const given = Object.entries(users).map(([name, user]): [string, UserFile] => [name, userOf(name, user)]);
  const known = { ...base.users, ...Object.fromEntries(given) };
  return { databases, users: Object.keys(known).length > 0 ? known : { root: userOf("root", "Milvus") } };
}

/** Ajv takes its time to load, and most mocks need no world. */
async function readWorld(world: string | WorldFile): Promise<WorldFile> {
  const { checkWorld, readWorldFile } = await import("./world/read-world-file.ts");
  return typeof world === "string" ? readWorldFile(world) : checkWorld(world, "the option `world`");
}

function userOf(name: string, user: string | UserFile): UserFile {
  return typeof user === "string" ? { password: user, admin: name === "root" } : user;
}

function wrong(option: string, value: unknown, range: string): TypeError {
  return new TypeError(`the option \`${option}\` is ${JSON.stringify(value)}; it may be ${range}`);
}
