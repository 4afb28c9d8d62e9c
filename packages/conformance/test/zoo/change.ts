import type { HttpResponse } from "../../src/http.ts";
import type { ConformanceOptions } from "../../src/index.ts";
import { withHeader } from "../mutations.ts";
import type { Change, ProxiedRequest } from "../servers/proxy.ts";

/** A server that is spoilt in one way, and the cause that the kit has to find. */
export interface Defect {
  name: string;
  cause: string;
  change: Change;
  /** Whether the server asks for credentials, and the options of the run. Default: no credentials. */
  auth?: boolean;
  options?: Partial<ConformanceOptions>;
}

export const codeOf = ({ body }: HttpResponse): number | undefined =>
  /^\{"code":(\d+)/.exec(body.toString())?.[1] === undefined ? undefined : Number(/\d+/.exec(body.toString())?.[0]);
export const text = (response: HttpResponse, body: string): HttpResponse => ({ ...response, body: Buffer.from(body) });
export const json = (response: HttpResponse, envelope: object): HttpResponse =>
  withHeader({ ...text(response, JSON.stringify(envelope)), status: 200 }, "content-type", "application/json");
export const onCode = (
  code: number,
  change: (response: HttpResponse, request: ProxiedRequest) => HttpResponse,
): Change => {
  return (response, request) => (codeOf(response) === code ? change(response, request) : response);
};
export const onRequest = (
  test: (request: ProxiedRequest) => boolean,
  change: (response: HttpResponse) => HttpResponse | "reset",
) => ((response, request) => (test(request) ? change(response) : response)) satisfies Change;
export const without = (response: HttpResponse, header: RegExp): HttpResponse => ({
  ...response,
  headers: response.headers.filter(([name]) => !header.test(name)),
});
export const absent = { code: 100, message: "collection not found[database=default][collection=x]" };
export const isJson = ({ body }: HttpResponse) => body.toString().startsWith("{");
export const edit =
  (pattern: RegExp, by: string): Change =>
  (response) =>
    isJson(response) ? text(response, response.body.toString().replace(pattern, by)) : response;
