import { runTurbo } from "./turbo.ts";

/** `node scripts/run.ts <task>…`: turbo's tasks, one after the other, without its telemetry. */
for (const task of process.argv.slice(2)) {
  // Two benchmarks at once would measure each other.
  const { exitCode } = await runTurbo([task, "--output-logs=new-only", "--concurrency=1"], { show: true });
  if (exitCode !== 0) {
    process.exitCode = exitCode;
    break;
  }
}
