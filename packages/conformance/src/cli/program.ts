import { type ProfileName, profileTable } from "@milvus-rest/types";
import { Command, InvalidArgumentError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import type { Output } from "../report/output.ts";
import { type ReporterName, reporters } from "../report/reporter.ts";

/** What stands after the command, as far as commander has read it. */
export interface Flags {
  har?: string;
  profile?: ProfileName;
  token?: string;
  unprivilegedToken?: string;
  collection?: string;
  timeout?: number;
  wait?: number;
  reporter?: readonly Output[];
}

const reporterNames = Object.keys(reporters).join(", ");

export const program = new Command("milvus-conformance")
  .description(
    "Tells whether a server conforms to Milvus' REST API v2. Unofficial.\n" +
      "Asks only for collections that cannot exist, unless --collection names one.",
  )
  .version(manifest.version)
  .argument("[url]", "the server, such as http://localhost:19530; with --har, judge only the traffic with it")
  .option("--har <file>", "judge recorded traffic; nothing is sent")
  .addOption(
    new Option("--profile <name>", "generation of Milvus to judge by (default: told from the answers)").choices(
      Object.keys(profileTable),
    ),
  )
  .addOption(new Option("--token <token>", "user:password of an administrator, or an API key").env("MILVUS_TOKEN"))
  .addOption(
    new Option("--unprivileged-token <token>", "user:password of someone without privileges").env(
      "MILVUS_UNPRIVILEGED_TOKEN",
    ),
  )
  .option("--collection <name>", "a collection of the database `default` to release, twice")
  .option("--timeout <ms>", "how long one answer may take (default: 10000)", milliseconds)
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
