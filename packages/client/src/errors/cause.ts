type Field = "cause" | "message" | "code" | "library" | "reason";

/**
 * What is at the bottom of it, in a line: fetch says "fetch failed", where it tried two addresses there is only a code,
 * and OpenSSL's message is a log line with the reason at its end.
 */
export function describeCause(error: unknown): string {
  const { cause, message, code, library, reason }: { [field in Field]?: unknown } = Object(error);
  return cause ? describeCause(cause) : `${(library && reason) || message || code || error}`;
}
