import { runTurbo } from "./turbo.ts";

/** `node scripts/run.ts <task>… [--flag…]`: turbo's tasks, one after the other, without its telemetry. */
const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith("--"));

for (const task of args.filter((arg) => !flags.includes(arg))) {
  const { exitCode } = await runTurbo([task, "--output-logs=new-only", ...flags], {
    onLine: (line) => console.log(line),
  });
  if (exitCode !== 0) {
    process.exitCode = exitCode;
    break;
  }
}
