/** What a promise rejects with; fails the test where it does not reject. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ("reason" in outcome) return outcome.reason;
  throw new Error(`expected a rejection, got ${JSON.stringify(outcome.value)}`);
}
