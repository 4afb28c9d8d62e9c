/** An option, or a file that it names, cannot be used. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** No REST API v2 was found at the URL: nothing listens there, the server is not ready, or it is another kind of server. */
export class TargetUnreachableError extends Error {
  override name = "TargetUnreachableError";
}

/** No check could be judged: the target neither conforms nor deviates. */
export class NothingCheckedError extends Error {
  override name = "NothingCheckedError";
}
