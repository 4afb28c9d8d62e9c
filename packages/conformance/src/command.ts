import { createRequire } from "node:module";
import { publishedSpec } from "@milvus-rest/semantics";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { readBaseline, writeBaseline } from "./baseline.ts";
import { NothingCheckedError, TargetUnreachableError, UsageError } from "./errors.ts";
import { judgeHar } from "./har/judge-har.ts";
import { readHar } from "./har/read-har.ts";
import { type ConformanceOptions, resolveOptions } from "./options.ts";
import { needs } from "./plan/check.ts";
import { checkOutputs, type Output, type ReporterName, reporters, writeReports } from "./report/output.ts";
import type { Report } from "./report/report.ts";
import { describePlan, runConformance } from "./run-conformance.ts";

/** What is given on the command line, as far as commander has read it. */
interface Flags extends Omit<ConformanceOptions, "url" | "operations" | "checks" | "baseline" | "spec" | "signal"> {
  operation?: readonly string[];
  check?: readonly string[];
  baseline?: string;
  writeBaseline?: string;
  har?: string;
  reporter?: readonly Output[];
  list?: boolean;
  dryRun?: boolean;
}

/** A signal ended the run. */
class InterruptedError extends Error {
  override message = "interrupted; nothing is reported";
}

const exitCodes = { conforms: 0, deviates: 1, usage: 2, noVerdict: 3, bug: 70, interrupted: 130 } as const;
// JSON modules would need import attributes, which test runners that load modules by themselves do not know.
const manifest: { version: string } = createRequire(import.meta.url)("../package.json");
const reporterNames = Object.keys(reporters).join(", ");
const profileNames = [...publishedSpec().profiles.keys()];

export const program = new Command("milvus-conformance")
  .description(
    "Tells whether a server conforms to Milvus' REST API v2. Unofficial.\n" +
      "Changes nothing on the server without --collection or --scratch.",
  )
  .version(manifest.version)
  .argument("[url]", "the server, such as http://localhost:19530; with --har, judge only the traffic with it")
  .option("--har <file>", "judge recorded traffic; nothing is sent")
  .addOption(
    new Option("--profile <name>", "generation of Milvus (default: told from the responses)").choices(profileNames),
  )
  .addOption(new Option("--token <token>", "user:password of an administrator, or an API key").env("MILVUS_TOKEN"))
  .addOption(
    new Option("--unprivileged-token <token>", "user:password of a user without privileges").env(
      "MILVUS_UNPRIVILEGED_TOKEN",
    ),
  )
  .option("--collection <name>", "a collection of the database `default` that may be loaded and released")
  .addOption(
    new Option("--auth <on|off>", "whether credentials are asked for (default: on with a token, else either)").choices([
      "on",
      "off",
    ]),
  )
  .option("--scratch", "creates, loads, releases and drops collections of its own, and looks at the effect")
  .option("--fuzz <n>", "generate so many requests, and send them after the checks (default: 0)", wholeNumber)
  .option("--seed <n>", "seed of the generated requests (default: a random one; the report names it)", wholeNumber)
  .option("--strict", "warnings fail, too")
  .option("--baseline <file>", "deviations that are known, in YAML or JSON: cause, reason, expires")
  .option("--write-baseline <file>", "write the deviations of this run to a baseline")
  .option("--operation <name>", "check only this operation, such as release or partitions.load; repeatable", append)
  .option("--check <id>", "make only this check; repeatable", append)
  .option("--save-har <file>", "write the requests and responses of the run to a HAR; credentials are masked")
  .option("--list", "list the checks; nothing is sent")
  .option("--dry-run", "show the requests that would be sent; nothing is sent")
  .option("--timeout <ms>", "how long one response may take (default: 10000)", wholeNumber)
  .option("--wait <ms>", "how long to wait for a server that is still starting (default: 0)", wholeNumber)
  .option(
    "--reporter <name[=file]>",
    `how to report; without a file, to standard output; repeatable (choices: ${reporterNames}; default: text)`,
    addOutput,
  )
  .addHelpText(
    "after",
    "\nExit code: 0 conforms, 1 deviates, 2 wrong usage, 3 no verdict: no REST API v2 at the URL, or nothing to judge,\n70 an error of the kit itself, 130 interrupted.",
  )
  .exitOverride()
  .action(main);

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Expected a whole number.");
  return Number(text);
}

function addOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const [, name = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!isReporter(name)) throw new InvalidArgumentError(`Allowed choices are ${reporterNames}.`);
  if (file === "") throw new InvalidArgumentError("Expected the name of a file after the =.");
  return [...before, { reporter: name, file }];
}

function append(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

const isReporter = (name: string): name is ReporterName => Object.hasOwn(reporters, name);

/** Runs the command, and sets the exit code of the process. */
export async function runCommand(args: readonly string[]): Promise<void> {
  await program.parseAsync(args, { from: "user" }).catch((error) => {
    process.exitCode = exitCodeOf(error);
  });
}

async function main(url: string | undefined, flags: Flags): Promise<void> {
  if (flags.list || flags.dryRun) return showPlan(url, flags);
  const outputs = flags.reporter ?? [{ reporter: "text", file: undefined }];
  checkOutputs(outputs);
  const report = await (flags.har === undefined ? check(url, flags) : judgeFile(flags.har, url, flags));
  writeReports(report, outputs, process.env);
  if (flags.writeBaseline !== undefined) writeBaseline(flags.writeBaseline, report);
  process.exitCode = report.isInterrupted ? exitCodes.interrupted : verdictOf(report, flags);
}

/** A server that refuses everything for want of a token has not shown that it conforms, unless that was expected. */
function verdictOf({ failed, auth, skipped }: Report, flags: Flags): number {
  if (failed > 0) return exitCodes.deviates;
  const unmade = skipped[needs.token.reason] ?? 0;
  if (!auth || unmade === 0 || flags.auth === "on") return exitCodes.conforms;
  process.stderr.write(
    `milvus-conformance: no verdict: authentication is on, and without a token ${unmade} checks were not made. ` +
      "Give --token or MILVUS_TOKEN, or accept that with --auth on.\n",
  );
  return exitCodes.noVerdict;
}

/** The checks, or with their requests: those that are skipped for want of an option say so. */
function showPlan(url = "http://localhost:19530", flags: Flags): void {
  const settings = resolveOptions(optionsOf(url, flags));
  const rows = describePlan(settings, flags.dryRun ?? false);
  process.stdout.write(`${rows.join("\n")}\n`);
}

async function check(url: string | undefined, flags: Flags): Promise<Report> {
  if (url === undefined) throw new UsageError("missing required argument 'url': give a URL, or --har FILE");
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new InterruptedError());
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.once(name, interrupt);
  try {
    return await runConformance({ ...optionsOf(url, flags), signal: interruption.signal });
  } finally {
    for (const name of signals) process.off(name, interrupt);
  }
}

function optionsOf(url: string, flags: Flags): ConformanceOptions {
  // A secret that CI does not have is an empty variable there.
  const given = (name: "token" | "unprivilegedToken") =>
    flags[name] === "" && program.getOptionValueSource(name) === "env" ? undefined : flags[name];
  const [token, unprivilegedToken] = [given("token"), given("unprivilegedToken")];
  const { operation: operations, check: checks } = flags;
  return { ...flags, url, token, unprivilegedToken, operations, checks, baseline: baselineOf(flags) };
}

const baselineOf = ({ baseline }: Flags) => (baseline === undefined ? undefined : readBaseline(baseline));

const flagsForHar: readonly string[] = ["har", "profile", "strict", "baseline", "writeBaseline", "reporter"];

async function judgeFile(har: string, url: string | undefined, flags: Flags): Promise<Report> {
  const isUseless = (name: string) => !flagsForHar.includes(name) && program.getOptionValueSource(name) === "cli";
  const useless = program.options.find((option) => isUseless(option.attributeName()))?.long;
  if (useless) throw new UsageError(`${useless} cannot be combined with --har, which sends nothing`);
  const { profile, strict } = flags;
  return judgeHar(await readHar(har), { profile, url, strict, baseline: baselineOf(flags) });
}

/** Says in one line what went wrong; an error of the kit itself keeps its stack. */
function exitCodeOf(error: unknown): number {
  // commander has written its message itself; help and the like are no errors to it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const known = [
    [UsageError, exitCodes.usage],
    [TargetUnreachableError, exitCodes.noVerdict],
    [NothingCheckedError, exitCodes.noVerdict],
    [InterruptedError, exitCodes.interrupted],
  ] as const;
  const [, code] = known.find(([kind]) => error instanceof kind) ?? [];
  if (code === undefined || !(error instanceof Error)) {
    console.error("milvus-conformance: this is an error of the kit, not of the server:", error);
    return exitCodes.bug;
  }
  console.error(`milvus-conformance: ${error.message}`);
  return code;
}
