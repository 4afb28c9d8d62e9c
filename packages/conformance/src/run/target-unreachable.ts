/** No HTTP server answers at the URL. */
export class TargetUnreachable extends Error {
  override name = "TargetUnreachable";

  constructor(url: URL, reason: string) {
    super(
      `no HTTP answer from ${url.href}: ${reason}. Is a server up there, and does it speak ${url.protocol.slice(0, -1)}?`,
    );
  }
}
