import { createRequire } from "node:module";
import { publishedSpec } from "@milvus-rest/semantics";
import { Command, InvalidArgumentError, Option } from "commander";
import { startMock } from "./mock.ts";
import { type Bug, knownBugs, type MockOptions, type Rule, rules, type SeenRequest } from "./options.ts";

interface Flags extends Pick<MockOptions, "port" | "host" | "profile" | "auth" | "speed"> {
  user?: Record<string, string>;
  collection?: string[];
  world?: string;
  bug?: Bug[];
  log: keyof typeof logFormats | "none";
}

/** A line for each request. Headers and bodies stay out: they hold secrets. */
const logFormats = {
  text: ({ method, path, status, error, durationMs }: SeenRequest) =>
    `${method} ${JSON.stringify(path).slice(1, -1)} ${status} ${error ?? "-"} ${durationMs.toFixed(1)} ms`,
  json: ({ method, path, status, error, durationMs }: SeenRequest) =>
    JSON.stringify({ time: new Date().toISOString(), method, path, status, error, durationMs }),
};

const number = (rule: Rule<number>) => (text: string) => checked(rule, text.trim() === "" ? Number.NaN : Number(text));
const collection = (text: string, before: string[] = []) => [...before, checked(rules.collection, text)];
const user = (text: string, before: Record<string, string> = {}) => {
  const colon = text.indexOf(":");
  if (colon < 1) throw new InvalidArgumentError("Expected NAME:PASSWORD.");
  return { ...before, [text.slice(0, colon)]: text.slice(colon + 1) };
};

function checked<Value>({ accepts, expected }: Rule<Value>, value: Value): Value {
  if (!accepts(value)) throw new InvalidArgumentError(`Expected ${expected}.`);
  return value;
}

/** Runs the command as it is in `process.argv`: serves until Ctrl-C. */
export async function runCommand(): Promise<void> {
  const { version }: { version: string } = createRequire(import.meta.url)("../package.json");
  const { profiles, defaultProfile } = publishedSpec();
  // Whoever reads along may leave early, as `head` does; the mock goes on.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
  });
  const profile = new Option("--profile <name>", "generation of Milvus to respond as").choices([...profiles.keys()]);
  const bug = new Option("--bug <name...>", "a bug of Milvus 2.3 and 2.4, in the profiles that have it");
  const log = new Option("--log <format>", "a line per request").choices([...Object.keys(logFormats), "none"]);
  await new Command("milvus-mock")
    .description("A mock server that responds to Milvus' REST API v2 as Milvus does. Unofficial.")
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "milvus-mock: ")) })
    // Wrong usage exits with 2, as in `milvus-conformance`; commander's own code is 1.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .version(version)
    .option("--port <port>", "port to listen on; 0: any free one", number(rules.port), 19530)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .addOption(profile.default(defaultProfile.name))
    .option("--auth", "require credentials: those of the world's users, or else root:Milvus")
    .option(
      "--user <name:password>",
      "add a user and require credentials; root may do everything, others nothing (repeatable)",
      user,
    )
    .option(
      "--collection <database.name>",
      "add a collection; without any and without a world: default.quick_setup (repeatable)",
      collection,
    )
    .option("--world <file>", "databases, collections and users, as YAML or JSON")
    .option("--speed <factor>", "how many times faster the mock's time passes", number(rules.speed), 1)
    .addOption(bug.choices(knownBugs))
    .addOption(log.default("text"))
    .action(serve)
    .parseAsync();
}

async function serve({ user: users, collection: collections, bug: bugs, log, ...flags }: Flags, command: Command) {
  const onRequest = (request: SeenRequest) => {
    if (log !== "none") process.stdout.write(`${logFormats[log](request)}\n`);
  };
  try {
    const mock = await startMock({ ...flags, users, collections, bugs, onRequest });
    console.error(`milvus-mock ${flags.profile} listens on ${mock.url} (Ctrl-C ends it)`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => mock.close());
  } catch (error) {
    command.error(`milvus-mock: ${error instanceof Error ? error.message : error}`);
  }
}
