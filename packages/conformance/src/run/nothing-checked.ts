import type { Report } from "./report.ts";

/** Nothing could be judged: the server neither conforms nor deviates. */
export class NothingChecked extends Error {
  override name = "NothingChecked";

  constructor({ target, skipped }: Pick<Report, "target" | "skipped">) {
    const reasons = Object.entries(skipped).map(([reason, count]) => `${count}: ${reason}`);
    super(`nothing of ${target} could be checked (${reasons.join("; ")})`);
  }
}
