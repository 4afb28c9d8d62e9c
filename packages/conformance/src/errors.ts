/** An option, or a file that it names, cannot be used. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * Uses a file that the user has named.
 *
 * @param failure what cannot be done, in words.
 * @throws {UsageError} with the reason.
 */
export function withFile<Result>(failure: string, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    throw new UsageError(`${failure}: ${error instanceof Error ? error.message : error}`);
  }
}

/** No REST API v2 was found at the URL: nothing listens there, the server is not ready, or it is another kind of server. */
export class TargetUnreachableError extends Error {
  override name = "TargetUnreachableError";
}

/** No check could be judged: the target neither conforms nor deviates. */
export class NothingCheckedError extends Error {
  override name = "NothingCheckedError";
}
