/**
 * Stands in for `Request` where openapi-fetch builds one for our own methods: a real one costs nearly half of a call
 * on loopback, only to be taken apart again.
 */
class PlainRequest {
  readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string | undefined;

  constructor(url: string, init: RequestInit) {
    Object.assign(this, init);
    this.url = url;
  }

  async text(): Promise<string> {
    return this.body ?? "";
  }
}

/** As openapi-fetch takes it. It only constructs it and hands it on, so the rest of `Request` is never missed. */
export const plainRequest = PlainRequest as unknown as typeof Request;
