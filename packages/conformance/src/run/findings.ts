import type { Deviation } from "../judge/deviation.ts";
import { describeAnswer, describeRequest, redact } from "./describe.ts";
import type { Finding } from "./report.ts";
import type { Verdict } from "./verdict.ts";

/** Tells every deviation once, in the order in which they showed. */
export function findingsOf(verdicts: readonly Verdict[], secrets: readonly string[]): Finding[] {
  const shown = verdicts.flatMap((verdict) => verdict.deviations.map((deviation) => ({ verdict, deviation })));
  const constant = constantOutcomes(verdicts);
  const byCause = Map.groupBy(shown, ({ deviation }) => causeOf(deviation, constant));
  return [...byCause].flatMap(([cause, [first, ...others]]) => {
    if (!first) return [];
    const { request, reply } = first.verdict;
    const came = "answer" in reply ? describeAnswer(reply.answer) : reply.failure.reason;
    const { message, spec, remedy } = first.deviation;
    return [
      {
        cause: redact(cause, secrets),
        message: redact(message, secrets),
        sent: redact(describeRequest(request), secrets),
        came: redact(came, secrets),
        spec,
        remedy,
        checks: [first, ...others].map(({ verdict }) => verdict.check.id),
      },
    ];
  });
}

/** An outcome that came in place of so many different ones is answered whatever is asked: that is one reason, not many. */
const many = 3;

function constantOutcomes(verdicts: readonly Verdict[]): ReadonlySet<string> {
  const misplaced = verdicts.flatMap(({ deviations }) =>
    deviations.flatMap(({ outcome }) => (outcome ? [outcome] : [])),
  );
  const byOutcome = Map.groupBy(misplaced, ({ got }) => got);
  const isConstant = (all: typeof misplaced) => new Set(all.map(({ allowed }) => allowed.join())).size >= many;
  return new Set([...byOutcome].filter(([, all]) => isConstant(all)).map(([got]) => got));
}

function causeOf({ cause, outcome }: Deviation, constant: ReadonlySet<string>): string {
  return outcome && constant.has(outcome.got) ? `outcome:${outcome.got}` : cause;
}
