import { parseArgs } from "node:util";

/** What `pnpm start` was asked to do. */
export interface Settings {
  /** Stop after the last step instead of staying up. */
  once: boolean;
  /** A server of the user's; without one the tour starts the mock. */
  server: ServerSettings | null;
}

export interface ServerSettings {
  url: string;
  token: string | undefined;
  /** The collection that may be released; without one nothing is. */
  collection: string | undefined;
}

const usage = `Usage: pnpm start [--once]

Environment, for a server of your own instead of the mock:
  MILVUS_URI         its URL, such as http://localhost:19530
  MILVUS_TOKEN       user:password, or an API key
  MILVUS_COLLECTION  the collection to release; without it nothing is released`;

/** Reads the command line and the environment; ends the process on `--help` (0) and on what it does not know (2). */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { once, help } = parse(args);
  if (help) exit(0, usage);
  const url = env.MILVUS_URI || undefined;
  if (!url && (env.MILVUS_COLLECTION || env.MILVUS_TOKEN)) {
    exit(
      2,
      `MILVUS_COLLECTION and MILVUS_TOKEN are for a server of yours: name it in MILVUS_URI, or unset them\n\n${usage}`,
    );
  }
  return {
    once,
    server: url ? { url, token: env.MILVUS_TOKEN || undefined, collection: env.MILVUS_COLLECTION || undefined } : null,
  };
}

function parse(args: string[]): { once: boolean; help: boolean } {
  try {
    return parseArgs({
      args,
      options: { once: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    }).values;
  } catch (error) {
    return exit(2, `${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function exit(code: number, text: string): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
