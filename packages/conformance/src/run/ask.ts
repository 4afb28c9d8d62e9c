import { buildRequest } from "../checks/build-request.ts";
import type { Check } from "../checks/check.ts";
import type { SentRequest } from "../exchange.ts";
import { timeLimit } from "../spec/document.ts";
import type { Settings } from "./options.ts";
import { type Reply, send } from "./send.ts";

/** A check that was made. */
export interface Asked {
  check: Check;
  request: SentRequest;
  reply: Reply;
}

/** A release waits for the server's own time limit, and the answer takes a moment, too. */
const longestWork = (timeLimit.default + 5) * 1000;

/** Makes a check, and puts back what it leaves behind. */
export async function ask(check: Check, { access, timeout }: Settings, signal: AbortSignal): Promise<Asked> {
  const request = buildRequest(check, access);
  const patience = check.needs.includes("collection") ? Math.max(timeout, longestWork) : timeout;
  try {
    return { check, request, reply: await send(access.url, request, patience, signal) };
  } finally {
    if (check.leavesTimeLimit) await putBackTimeLimit(check, { access, timeout });
  }
}

/**
 * Milvus 2.3 and 2.4 take one client's time limit for everyone's default (`timeoutSticky` in spec/profiles.yaml):
 * a limit of zero must not stay, not even when the run is called off.
 */
async function putBackTimeLimit(
  check: Check,
  { access, timeout }: Pick<Settings, "access" | "timeout">,
): Promise<void> {
  const headers = { [timeLimit.header]: String(timeLimit.default) };
  const request = buildRequest({ ...check, plan: { ...check.plan, headers } }, access);
  await send(access.url, request, timeout, new AbortController().signal);
}
