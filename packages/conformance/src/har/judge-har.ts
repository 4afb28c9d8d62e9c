import { type Profile, publishedSpec, type Spec } from "@milvus-rest/semantics";
import { assertBaseline } from "../baseline.ts";
import { show } from "../describe.ts";
import { expectationOf } from "../judge/expectation.ts";
import { judgeResponse } from "../judge/judge.ts";
import { readProfiles, readUrl } from "../options.ts";
import { type Redact, redactorOf, secretsOf } from "../redact.ts";
import type { BaselineEntry, Report } from "../report/report.ts";
import { summarise, type Verdict } from "../report/summarise.ts";
import { type Har, numberAt, property, textAt } from "./read-har.ts";
import { headersAt, nameEntry, type TakenEntry, takeEntry } from "./take-entry.ts";

/** How to judge recorded traffic. */
export interface HarOptions {
  /** The generation of Milvus to judge by, such as `2.6`: one of spec/profiles.yaml. Default: told from the responses. */
  profile?: string | undefined;
  /** The server whose exchanges are judged, such as `http://localhost:19530`. Default: every server in the HAR. */
  url?: string | undefined;
  /** Whether warnings fail the run. Default false. */
  strict?: boolean | undefined;
  /** Known deviations, which do not fail the run until they expire. Default none. */
  baseline?: readonly BaselineEntry[] | undefined;
  /** Another spec to judge by, made by `createSpec` of `@milvus-rest/semantics`. Default: the published one. */
  spec?: Spec | undefined;
}

interface JudgeableEntry extends TakenEntry, Pick<Verdict, "check" | "redact"> {
  durationMs: number;
}

/** So many secrets are looked for in every entry; those of the entry itself always. */
const maxShared = 500;

/**
 * Judges recorded traffic; nothing is sent. An entry that is for no operation of the spec, or was not recorded whole, is
 * reported as skipped. Nothing is known of what the server held: every response that may depend on it is allowed.
 *
 * @throws {UsageError} for an option that cannot be used.
 * @throws {NothingCheckedError} where no entry could be judged.
 */
export function judgeHar({ file, entries }: Har, options: HarOptions = {}): Report {
  const started = performance.now();
  const { profile, url, spec = publishedSpec(), strict, baseline } = options;
  assertBaseline(baseline ?? []);
  const profiles = readProfiles(profile, spec);
  const server = url === undefined ? undefined : readUrl(url);
  const shared = redactorOf([...new Set(entries.flatMap(secretsOfEntry))].slice(0, maxShared));
  const judgeable: JudgeableEntry[] = [];
  const skipped: { check: Verdict["check"]; reason: string }[] = [];
  for (const [index, entry] of entries.entries()) {
    const own = redactorOf(secretsOfEntry(entry));
    const redact: Redact = (text) => shared(own(text));
    const check = { id: `har/${index}`, title: show(nameEntry(entry), redact) };
    const taken = takeEntry(entry, spec, server);
    if ("reason" in taken) skipped.push({ check, reason: taken.reason });
    else judgeable.push({ ...taken, check, redact, durationMs: Math.max(numberAt(entry, "time") ?? 0, 0) });
  }
  const servers = [...new Set(judgeable.map(({ origin, basePath }) => origin + basePath))];
  const wanted = spec.operations.map(({ method, path }) => `${method} ${path}`);
  return summarise({
    spec,
    profiles,
    strict,
    baseline,
    target: servers.length === 0 ? file : `${file} (${servers.join(", ")})`,
    durationMs: performance.now() - started,
    judgeAll: (profile) => judgeable.map((each) => judgeEntry(each, profile, spec)),
    skipped,
    redactRequest: ({ redact }) => redact,
    remedy: `Record complete exchanges of ${wanted.slice(0, 3).join(", ")}${wanted.length > 3 ? ", …" : ""}`,
  });
}

function judgeEntry(entry: JudgeableEntry, profile: Profile, spec: Spec): Verdict {
  const { check, redact, durationMs, basePath } = entry;
  const { request, response } = entry.exchange;
  // How the server was at that moment nobody knows: what depends on it is right.
  const expectation = expectationOf(spec, request, { profile, basePath }, redact);
  const { busy: _, ...judgement } = judgeResponse(response, expectation);
  return { check, request, reply: { response, durationMs }, redact, ...judgement };
}

/** The secrets of an entry, also of one that is not judged. */
function secretsOfEntry(entry: unknown): string[] {
  const request = property(entry, "request");
  const cookies = (headersAt(property(entry, "response")) ?? []).filter(([name]) => /^set-cookie$/i.test(name));
  return secretsOf([...(headersAt(request) ?? []), ...cookies], URL.parse(textAt(request, "url") ?? ""));
}
