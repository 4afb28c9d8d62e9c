#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { type ProfileName, profileTable } from "@milvus-rest/types";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import manifest from "../package.json" with { type: "json" };
import { type ReporterName, reporters } from "./report/reporter.ts";
import { NothingChecked } from "./run/nothing-checked.ts";
import { UsageError } from "./run/options.ts";
import { runConformance } from "./run/run-conformance.ts";
import { TargetUnreachable } from "./run/target-unreachable.ts";

/** What the shell is told. */
const exitCodes = { conforms: 0, deviates: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;

interface Flags {
  profile?: ProfileName;
  token?: string;
  unprivilegedToken?: string;
  collection?: string;
  timeout?: number;
  reporter: ReporterName;
  output?: string;
}

const number = (text: string) => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It is a whole number of milliseconds.");
  return Number(text);
};

const command = new Command("milvus-conformance")
  .description(
    "Tells whether a server answers Milvus' REST API v2 as its spec says. Unofficial.\n" +
      "Names only collections that cannot exist, unless --collection is given.",
  )
  .version(manifest.version)
  .argument("<url>", "the server, such as http://localhost:19530")
  .addOption(
    new Option("--profile <name>", "generation of Milvus to judge by (default: told from the answers)").choices(
      Object.keys(profileTable),
    ),
  )
  .addOption(new Option("--token <token>", "user:password of an administrator, or an API key").env("MILVUS_TOKEN"))
  .option("--unprivileged-token <token>", "user:password of someone without privileges")
  .option("--collection <name>", "a collection of the database `default` to release, twice")
  .option("--timeout <ms>", "how long one answer may take; the run, twelve times as long (default: 10000)", number)
  .addOption(new Option("--reporter <name>", "how to report").choices(Object.keys(reporters)).default("text"))
  .option("--output <file>", "write the report there")
  .addHelpText("after", "\nExit code: 0 conforms, 1 deviates, 2 wrong usage, 3 target unreachable, 130 interrupted.")
  .exitOverride()
  .action(check);

async function check(url: string, { reporter, output, ...options }: Flags): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => interruption.abort(new Interrupted()));
  // A secret that CI does not have is an empty variable there.
  const isUnset = options.token === "" && command.getOptionValueSource("token") === "env";
  const token = isUnset ? undefined : options.token;
  const report = await runConformance({ url, ...options, token, signal: interruption.signal });
  const text = `${reporters[reporter](report)}\n`;
  if (output === undefined) process.stdout.write(text);
  else write(output, text);
  process.exitCode = report.failed === 0 ? exitCodes.conforms : exitCodes.deviates;
}

class Interrupted extends Error {
  override message = "interrupted; nothing is reported";
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`the report cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

try {
  await command.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong in one line, where nobody has yet; an error of the kit itself keeps its stack. */
function exitCodeOf(error: unknown): number {
  // commander has told the user itself; help and the like are no errors to it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const known = [
    [UsageError, exitCodes.usage],
    [TargetUnreachable, exitCodes.unreachable],
    [NothingChecked, exitCodes.unreachable],
    [Interrupted, exitCodes.interrupted],
  ] as const;
  const [, code] = known.find(([kind]) => error instanceof kind) ?? [];
  if (code === undefined || !(error instanceof Error)) throw error;
  console.error(`milvus-conformance: ${error.message}`);
  return code;
}
