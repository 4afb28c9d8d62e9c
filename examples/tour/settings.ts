import { parseArgs } from "node:util";

/** What `pnpm start` was asked to do. */
export interface Settings {
  /** Stop after the last step instead of staying up. */
  once: boolean;
  /** The user's own server; `null` starts the mock. */
  server: ServerSettings | null;
}

export interface ServerSettings {
  url: string;
  token: string | undefined;
  /** The collection that may be released; without it nothing is released. */
  collection: string | undefined;
}

const usage = `Usage: pnpm start [--once]

Environment, to use a server of your own instead of the mock:
  MILVUS_URI         its URL, for example http://localhost:19530
  MILVUS_TOKEN       user:password, or an API key
  MILVUS_COLLECTION  the collection to release; without it nothing is released`;

/** Reads the command line and the environment; ends the process on `--help` (0) and on invalid input (2). */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { once, help } = parse(args);
  if (help) exit(0, usage);
  const url = env.MILVUS_URI || undefined;
  if (!url && (env.MILVUS_COLLECTION || env.MILVUS_TOKEN)) {
    exit(2, `MILVUS_COLLECTION and MILVUS_TOKEN need MILVUS_URI, the server's URL. Set it, or unset them\n\n${usage}`);
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

/** The client's name of each option, and the variable that sets it here. */
const variables: [RegExp, string][] = [
  [/^url: (.*)$/s, "MILVUS_URI: $1. For example MILVUS_URI=http://localhost:19530"],
  [/^token: /, "MILVUS_TOKEN: "],
  [/`url`/g, "MILVUS_URI"],
  [/`token`/g, "MILVUS_TOKEN"],
];

/** Runs a step of the user's server. Its error names the environment variables instead of the client's options. */
export async function withVariableNames<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = variables.reduce((text, [option, variable]) => text.replace(option, variable), error.message);
    throw new Error(message, { cause: error });
  }
}
