import { runTurbo } from "./turbo.ts";

/** `node scripts/run.ts <task>… [--flag…]`: runs turbo's tasks, one after the other. */
const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith("--"));

for (const task of args.filter((arg) => !flags.includes(arg))) {
  const { status } = runTurbo([task, "--output-logs=new-only", ...flags]);
  if (status !== 0) process.exit(status ?? 1);
}
