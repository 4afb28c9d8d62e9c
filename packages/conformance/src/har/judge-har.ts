import { type ProfileName, profileTable } from "@milvus-rest/types";
import { expectOutcomes } from "../judge/expect.ts";
import { judgeAnswer } from "../judge/judge.ts";
import { judgeByBest } from "../run/detect.ts";
import { demandVerdict } from "../run/nothing-checked.ts";
import { readProfiles, readUrl } from "../run/options.ts";
import type { Report } from "../run/report.ts";
import { summarise } from "../run/summarise.ts";
import type { Verdict } from "../run/verdict.ts";
import { operations } from "../spec/operation.ts";
import type { HarEntry } from "./har-file.ts";
import type { Har } from "./read-har.ts";
import { secretsIn } from "./secrets.ts";
import { nameEntry, type Taken, takeEntry } from "./take-entry.ts";

/** How to judge recorded traffic. */
export interface HarOptions {
  /** The generation of Milvus to judge by: one of spec/profiles.yaml. Default: told from the answers. */
  profile?: ProfileName | undefined;
  /** The server whose exchanges are judged, such as `http://localhost:19530`. Default: every server in the HAR. */
  url?: string | undefined;
}

/**
 * Judges recorded traffic; nothing is sent. What goes to no operation of the spec, or is not recorded whole, is
 * reported as skipped. As nothing is known of what the server held, every answer that may depend on it is allowed.
 *
 * @throws {UsageError} where an option is not what it may be.
 * @throws {NothingChecked} where no entry could be judged.
 */
export function judgeHar({ file, entries }: Har, { profile, url }: HarOptions = {}): Report {
  const started = performance.now();
  const profiles = readProfiles(profile);
  const server = url === undefined ? undefined : readUrl(url);
  const all = entries.map((entry, index) => ({
    entry,
    check: { id: `har/${index}`, title: nameEntry(entry) },
    found: takeEntry(entry, server),
  }));
  const taken = all.flatMap(({ found, ...rest }) => ("reason" in found ? [] : [{ ...rest, ...found }]));
  const skipped = all.flatMap(({ check, found }) => ("reason" in found ? [{ check, reason: found.reason }] : []));
  const servers = [...new Set(taken.map(({ origin, basePath }) => origin + basePath))];
  const report = summarise(
    judgeByBest(profiles, (profile) => taken.map((each) => judgeEntry(each, profile))),
    skipped,
    {
      target: servers.length === 0 ? file : `${file} (${servers.join(", ")})`,
      secrets: secretsIn(entries),
      ms: performance.now() - started,
    },
  );
  const asked = operations.map(({ method, path }) => `${method} ${path}`).join(", ");
  return demandVerdict(report, `Record complete exchanges of ${asked}`);
}

interface TakenEntry extends Taken, Pick<Verdict, "check"> {
  entry: HarEntry;
}

function judgeEntry({ entry, check, exchange, basePath }: TakenEntry, profile: ProfileName): Verdict {
  const { request, answer } = exchange;
  const expectation = expectOutcomes(request, { profile: profileTable[profile], basePath });
  return {
    check,
    request,
    reply: { answer, ms: Math.max(entry.time ?? 0, 0) },
    expected: [...expectation.outcomes.keys()],
    ...judgeAnswer(answer, expectation),
  };
}
