import type { MockOptions } from "@milvus-rest/mock";
import type { HttpResponse } from "../../src/http.ts";
import type { ConformanceOptions } from "../../src/index.ts";
import { withHeader } from "../mutations.ts";
import type { Change, ProxiedRequest, Rewrite } from "../servers/proxy.ts";

/** A server with one defect, the cause that the kit has to report, and a check that shows it. */
export interface Defect {
  name: string;
  check: string;
  cause: string;
  change: Change;
  options?: Partial<ConformanceOptions>;
  /** Whether the server asks for credentials. Default: it does not. */
  auth?: boolean;
  /** The mock behind the change, and the path that is requested of it. Default: the independent server. */
  mock?: MockOptions;
  rewrite?: Rewrite;
}

export const users = { root: "Milvus", reader: "Reader_1" };
export const token = "root:Milvus";
export const unprivilegedToken = "reader:Reader_1";
export const collection = "quick_setup";

export const codeOf = ({ body }: HttpResponse): number | undefined => {
  const code = /^\{"code":(\d+)/.exec(body.toString())?.[1];
  return code === undefined ? undefined : Number(code);
};
export const text = (response: HttpResponse, body: string): HttpResponse => ({ ...response, body: Buffer.from(body) });
export const json = (response: HttpResponse, envelope: object, status = 200): HttpResponse =>
  withHeader({ ...text(response, JSON.stringify(envelope)), status }, "content-type", "application/json");
export const onCode =
  (code: number, change: (response: HttpResponse, request: ProxiedRequest) => HttpResponse): Change =>
  (response, request) =>
    codeOf(response) === code ? change(response, request) : response;
export const onRequest =
  (test: (request: ProxiedRequest) => boolean, change: (response: HttpResponse) => HttpResponse | "reset"): Change =>
  (response, request) =>
    test(request) ? change(response) : response;
export const without = (response: HttpResponse, header: RegExp): HttpResponse => ({
  ...response,
  headers: response.headers.filter(([name]) => !header.test(name)),
});
export const isJson = ({ body }: HttpResponse) => body.toString().startsWith("{");
export const edit =
  (pattern: RegExp, by: string): Change =>
  (response) =>
    isJson(response) ? text(response, response.body.toString().replace(pattern, by)) : response;

/** Checks of every kind of response: for what is about responses, whatever the request. The first two are always made. */
export const ofEachResponse: readonly string[] = [
  ...["method-get", "path-unknown", "path-trailing-slash", "preflight", "timeout-zero", "body-null", "body-key-case"],
  ...["content-type-other", "name-unicode", "database-underscore"],
]
  .map((name) => `server/${name}`)
  .concat(
    ["body-empty", "collectionName-missing", "name-hyphen", "database-unknown", "success", "success-again"].map(
      (name) => `release/${name}`,
    ),
  );

/** Responses in place of the correct one. */
const respondWith =
  (envelope: object, status?: number) =>
  (response: HttpResponse): HttpResponse =>
    json(response, envelope, status);
export const success = respondWith({ code: 0, data: {} });
export const absent = respondWith({ code: 100, message: "collection not found[database=default][collection=x]" });
export const noDatabase = respondWith({ code: 800, message: "database not found[database=x]" });
export const badName = respondWith({ code: 1100, message: "Invalid collection name: x. It is odd: invalid parameter" });
export const badJson = respondWith({ code: 1801, message: "can only accept json format request, error: it is none" });
export const missing = respondWith({ code: 1802, message: "missing required parameters, error: it" });
export const locked = respondWith({ code: 1800, message: "user hasn't authenticated" }, 401);
export const denied = respondWith(
  { code: 65535, message: "rpc error: code = PermissionDenied desc = PrivilegeRelease: permission deny to reader" },
  403,
);
export const panic = respondWith({ code: 500 }, 500);
export const late = respondWith({ code: 10001, message: "request timeout" }, 408);
