/** What is at the bottom of it: fetch says "fetch failed", and where it tried two addresses there is only a code. */
export function describeCause(error: unknown): string {
  const { cause, message, code }: { [field in "cause" | "message" | "code"]?: unknown } = Object(error);
  return cause ? describeCause(cause) : `${message || code || error}`;
}
