/** No REST API v2 answers at the URL: nobody does, or a server that is not ready, or something else. */
export class TargetUnreachable extends Error {
  override name = "TargetUnreachable";
}
