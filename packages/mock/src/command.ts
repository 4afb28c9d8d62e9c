import { createRequire } from "node:module";
import { publishedSpec } from "@milvus-rest/semantics";
import type { ProfileName } from "@milvus-rest/types";
import { Command, InvalidArgumentError, Option } from "commander";
import { type LogFormat, logFormats } from "./log.ts";
import { startMock } from "./mock.ts";
import { type Bug, knownBugs, type MockOptions } from "./options.ts";

interface Flags {
  port: number;
  host: string;
  profile: ProfileName;
  auth?: true;
  user?: Record<string, string>;
  collection?: string[];
  world?: string;
  speed: number;
  bug?: Bug[];
  log: LogFormat | "none";
}

const number = (text: string) => {
  if (text.trim() === "" || Number.isNaN(Number(text))) throw new InvalidArgumentError("Expected a number.");
  return Number(text);
};
const list = (text: string, before: string[] = []) => [...before, text];
const user = (text: string, before: Record<string, string> = {}) => {
  const colon = text.indexOf(":");
  if (colon < 1) throw new InvalidArgumentError("Expected NAME:PASSWORD.");
  return { ...before, [text.slice(0, colon)]: text.slice(colon + 1) };
};

/** Runs the command as it is in `process.argv`: serves until Ctrl-C. */
export async function runCommand(): Promise<void> {
  const { version }: { version: string } = createRequire(import.meta.url)("../package.json");
  const { profiles, defaultProfile } = publishedSpec();
  // Whoever reads along may leave early, as `head` does; the mock goes on.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
  });
  await new Command("milvus-mock")
    .description("A server that answers Milvus' REST API v2 as Milvus does. Unofficial.")
    .version(version)
    .option("--port <port>", "port to listen on; 0: any free one", number, 19530)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .addOption(
      new Option("--profile <name>", "generation of Milvus to answer as")
        .choices([...profiles.keys()])
        .default(defaultProfile.name),
    )
    .option("--auth", "ask for credentials, of the world's users or else of root:Milvus")
    .option("--user <name:password>", "a user, and ask for credentials; root may do everything (repeatable)", user)
    .option(
      "--collection <database.name>",
      "a collection; without any, and without a world, default.quick_setup (repeatable)",
      list,
    )
    .option("--world <file>", "what the mock holds, as YAML or JSON")
    .option("--speed <factor>", "how many times faster than ours the world's time goes", number, 1)
    .addOption(
      new Option("--bug <name...>", "a bug of Milvus 2.3 and 2.4, in the profiles that have it").choices(knownBugs),
    )
    .addOption(
      new Option("--log <format>", "a line per request").choices([...Object.keys(logFormats), "none"]).default("text"),
    )
    .action(serve)
    .parseAsync();
}

async function serve({ user: users, collection: collections, bug: bugs, log, ...flags }: Flags): Promise<void> {
  const onRequest: MockOptions["onRequest"] =
    log === "none" ? undefined : (request) => void process.stdout.write(`${logFormats[log](request)}\n`);
  try {
    const mock = await startMock({ ...flags, users, collections, bugs, onRequest });
    console.error(`milvus-mock ${flags.profile} listens on ${mock.url} (Ctrl-C ends it)`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => mock.close());
  } catch (error) {
    console.error(`milvus-mock: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
