type Field = "cause" | "code" | "message";

/** The codes of a program's own mistakes: a wrong argument, a dispatcher that was closed. */
const mistake = /ERR_(?:INVALID|ASSERT|METHOD|UNESCAPED|HTTP_INVALID|CLOSED|DESTROYED)/;

/**
 * How the errors of a fetch begin that has no code for them: Node; Chrome; Firefox; Safari; React Native; Deno; workerd;
 * undici's HTTP parser. Nothing else tells them from a mistake.
 */
const words =
  /^(?:fetch failed|terminated|failed to fetch|(?:a )?network ?[erc]|error (?:in|send|read|dec)|load failed|internal error|the (?:network|internet|request)|could not connect|connection|response|request or)/i;

/**
 * Whether an error is what only a network can do: refused, reset, cut off, no TLS, not to be decompressed.
 * All else, such as a `TypeError` of a custom fetch, is a program's mistake: the same call would fail the same way.
 */
export function isNetworkFailure(error: unknown): boolean {
  const { cause, code, message }: { [field in Field]?: unknown } = Object(error);
  // A ProxyAgent takes a proxy's 407 for a wrong argument.
  if (typeof code === "string") return !mistake.test(code) || /\(407\)/.test(`${message}`);
  const isNamed = words.test(`${message}`);
  return cause && (!isNamed || Object(cause).code) ? isNetworkFailure(cause) : isNamed;
}
