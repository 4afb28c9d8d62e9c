import { type Mock, startMock } from "@milvus-rest/mock";
import { type ErrorName, errorTable } from "@milvus-rest/types";
import type { Json } from "../mutants.ts";
import type { World } from "../world-of.ts";

const names = Object.keys(errorTable) as ErrorName[];
const timeouts: readonly ErrorName[] = ["RequestTimeout", "DeadlineExceeded"];

/** The client calls each error by its name, and tries again after what is retryable only. */
export async function clientBehaves(_: Json, world: World): Promise<string | undefined> {
  const { createClient, MilvusError } = await world.client();
  await using mock = await startMock();
  for (const name of names) {
    const outcomes = [await outcomeAfter(mock, name, 0), await outcomeAfter(mock, name, 1)];
    const expected = [nameOf(name), errorTable[name].retryable ? "{}" : nameOf(name)];
    if (outcomes.join() !== expected.join()) return `after ${name} the client ends with ${outcomes}, not ${expected}`;
  }
  return undefined;

  /** What a call comes to whose first answer is an error, and whose second is a success. */
  async function outcomeAfter({ url, next }: Mock, name: ErrorName, retries: number): Promise<string> {
    const { collections } = createClient({ url, retries });
    next(name, "pass");
    const failure: unknown = await collections.release({ collectionName: "quick_setup" }).catch((error) => error);
    // The success that a call did not live to see.
    mock.reset();
    if (!MilvusError.is(failure)) return JSON.stringify(failure);
    return failure.name === "MilvusApiError" && "reason" in failure ? String(failure.reason) : failure.name;
  }
}

function nameOf(name: ErrorName): string {
  return timeouts.includes(name) ? "MilvusTimeoutError" : name;
}
