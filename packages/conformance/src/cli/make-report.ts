import { judgeHar } from "../har/judge-har.ts";
import { readHar } from "../har/read-har.ts";
import { UsageError } from "../run/options.ts";
import type { Report } from "../run/report.ts";
import { runConformance } from "../run/run-conformance.ts";
import { type Flags, program } from "./program.ts";

/** A signal ended the run. */
export class Interrupted extends Error {
  override name = "Interrupted";
  override message = "interrupted; nothing is reported";
}

/** Asks the server, or judges the HAR. */
export async function makeReport(url: string | undefined, flags: Flags): Promise<Report> {
  if (flags.har !== undefined) return judgeFile(flags.har, url, flags);
  if (url === undefined) throw new UsageError("missing required argument 'url': give a URL, or --har FILE");
  return ask(url, flags);
}

function ask(url: string, { profile, token, unprivilegedToken, collection, timeout, wait }: Flags): Promise<Report> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => interruption.abort(new Interrupted()));
  return runConformance({
    url,
    profile,
    token: unlessUnset("token", token),
    unprivilegedToken: unlessUnset("unprivilegedToken", unprivilegedToken),
    collection,
    timeout,
    wait,
    signal: interruption.signal,
  });
}

/** A secret that CI does not have is an empty variable there. */
function unlessUnset(name: keyof Flags, token: string | undefined): string | undefined {
  return token === "" && program.getOptionValueSource(name) === "env" ? undefined : token;
}

async function judgeFile(har: string, url: string | undefined, { profile }: Flags): Promise<Report> {
  const useless = forAsking.find((name) => program.getOptionValueSource(name) === "cli");
  const flag = program.options.find((option) => option.attributeName() === useless)?.long;
  if (flag) throw new UsageError(`${flag} cannot be combined with --har, which sends nothing`);
  return judgeHar(await readHar(har), { profile, url });
}

const forAsking: readonly (keyof Flags)[] = ["token", "unprivilegedToken", "collection", "timeout", "wait"];
