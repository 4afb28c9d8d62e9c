import { consumers } from "./compat/consumers.ts";
import { runStep, StepFailure } from "./start/step.ts";

/**
 * `pnpm compat`: consumers in other languages, each with what its own registry has, release a collection on the mock.
 * What needs a tool that this machine lacks is reported as not run. Needs the network; `pnpm test` does not run it.
 */
for (const { name, needs, release } of consumers) {
  if (needs.missing()) {
    console.log(`– ${name} not run: there is no ${needs.name} on this machine`);
    continue;
  }
  try {
    await runStep(name, release);
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    process.exitCode = 1;
  }
}
