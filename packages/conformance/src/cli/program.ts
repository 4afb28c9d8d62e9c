import { createRequire } from "node:module";
import { publishedSpec } from "@milvus-rest/semantics";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Output, type ReporterName, reporters } from "../report/output.ts";

/** What is given on the command line, as far as commander has read it. */
export interface Flags {
  har?: string;
  profile?: string;
  token?: string;
  unprivilegedToken?: string;
  collection?: string;
  timeout?: number;
  wait?: number;
  reporter?: readonly Output[];
}

/** JSON modules would need import attributes, which test runners that load modules by themselves do not know. */
const manifest: { version: string } = createRequire(import.meta.url)("../../package.json");
const reporterNames = Object.keys(reporters).join(", ");

export const program = new Command("milvus-conformance")
  .description(
    "Tells whether a server conforms to Milvus' REST API v2. Unofficial.\n" +
      "Names only collections that cannot exist, unless --collection gives one.",
  )
  .version(manifest.version)
  .argument("[url]", "the server, such as http://localhost:19530; with --har, judge only the traffic with it")
  .option("--har <file>", "judge recorded traffic; nothing is sent")
  .addOption(
    new Option("--profile <name>", "generation of Milvus to judge by (default: told from the responses)").choices([
      ...publishedSpec().profiles.keys(),
    ]),
  )
  .addOption(new Option("--token <token>", "user:password of an administrator, or an API key").env("MILVUS_TOKEN"))
  .addOption(
    new Option("--unprivileged-token <token>", "user:password of a user without privileges").env(
      "MILVUS_UNPRIVILEGED_TOKEN",
    ),
  )
  .option("--collection <name>", "a collection of the database `default` that may be loaded and released")
  .option("--timeout <ms>", "how long one response may take (default: 10000)", milliseconds)
  .option("--wait <ms>", "how long to wait for a server that is still starting (default: 0)", milliseconds)
  .option(
    "--reporter <name[=file]>",
    `how to report; without a file, to standard output; repeatable (choices: ${reporterNames}; default: text)`,
    addOutput,
  )
  .addHelpText(
    "after",
    "\nExit code: 0 conforms, 1 deviates, 2 wrong usage, 3 no verdict: no REST API v2 at the URL, or nothing to judge,\n70 an error of the kit itself, 130 interrupted.",
  )
  .exitOverride();

function milliseconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Expected a whole number of milliseconds.");
  return Number(text);
}

function addOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const [name = "", ...rest] = text.split("=");
  if (!isReporter(name)) throw new InvalidArgumentError(`Allowed choices are ${reporterNames}.`);
  const file = rest.length === 0 ? undefined : rest.join("=");
  if (file === "") throw new InvalidArgumentError("Expected the name of a file after the =.");
  return [...before, { reporter: name, file }];
}

const isReporter = (name: string): name is ReporterName => Object.hasOwn(reporters, name);
