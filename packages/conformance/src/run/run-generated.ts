import type { Settings } from "../options.ts";
import type { Check } from "../plan/check.ts";
import type { Generator } from "../plan/generated-checks.ts";
import { type MadeCheck, made, type Run, skipReason } from "./run-plan.ts";
import type { Sender } from "./sender.ts";

/**
 * Makes generated checks, as many of each operation, and adds one to the run: the smallest that fails, else the last one.
 *
 * @param isFailing whether a check shows what the run has not shown before.
 * @throws the signal's reason, when the run is aborted.
 */
export async function runGenerated(
  generators: readonly Generator[],
  run: Run,
  { settings, sender, isFailing }: { settings: Settings; sender: Sender; isFailing: (made: MadeCheck) => boolean },
): Promise<void> {
  const { default: fastCheck } = await import("fast-check");
  const { seed, fuzz } = settings;
  const unserved = new Set(run.made.filter(({ isUnserved }) => isUnserved).map(({ check }) => check.operation));
  const served = generators.filter(({ check }) => !unserved.has(check.operation));
  let sent = 0;
  for (const generator of served) {
    let [last, smallest, reason]: [MadeCheck?, MadeCheck?, string?] = [];
    const errors: unknown[] = [];
    async function holds(check: Check): Promise<boolean> {
      reason = skipReason(check, run, settings);
      // Where no response came, a smaller request would only take as long again.
      if (reason !== undefined || last?.reply.failure) return true;
      last = made(check, await sender.send(check));
      sent += 1;
      if (!isFailing(last)) return true;
      smallest = last;
      return false;
    }
    const property = fastCheck.asyncProperty(generator.checksFrom(fastCheck), (check) => {
      if (errors.length > 0) return true;
      return holds(check).catch((error) => errors.push(error) > 0);
    });
    await fastCheck.check(property, { seed, numRuns: Math.ceil(fuzz / served.length) });
    const shown = smallest ?? last;
    if (shown) run.made.push(shown);
    if (errors.length > 0) throw errors[0];
    if (!shown) run.skipped.push({ check: generator.check, reason: reason ?? "" });
  }
  run.notes.push(`${sent} generated requests; the same again with --fuzz ${fuzz} --seed ${seed}`);
}
