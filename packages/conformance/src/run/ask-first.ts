import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "../checks/check.ts";
import { absenceIn } from "./absence.ts";
import { type Asked, ask } from "./ask.ts";
import type { Settings } from "./options.ts";
import { TargetUnreachable } from "./target-unreachable.ts";

/** Milliseconds between one try and the next. */
const pause = 250;

/**
 * Asks the first request; again and again where the server is not up, until it is or the time to wait for it is over.
 *
 * @throws {TargetUnreachable} where no REST API v2 answers.
 * @throws the signal's reason, where it is aborted.
 */
export async function askFirst(probe: Check, settings: Settings, signal: AbortSignal): Promise<Asked> {
  const end = performance.now() + settings.wait;
  for (;;) {
    const asked = await ask(probe, settings, signal);
    const absence = absenceIn(asked, settings.access);
    const left = end - performance.now();
    const mayPass = absence?.mayPass ?? isSilent(asked);
    if (!mayPass || left <= 0) {
      if (!absence) return asked;
      throw new TargetUnreachable(mayPass ? tell(absence.message, settings.wait) : absence.message);
    }
    await sleep(Math.min(pause, left), undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

const isSilent = ({ reply }: Asked) => "failure" in reply && reply.failure.kind === "silence";

const tell = (message: string, wait: number) => (wait > 0 ? `${message} Waited ${wait} ms for it.` : message);
