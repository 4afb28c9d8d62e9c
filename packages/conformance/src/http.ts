import { type Header, type HttpRequest, headerOf, type Spec } from "@milvus-rest/semantics";

/** A response, as it came over the wire. */
export interface HttpResponse {
  status: number;
  headers: readonly Header[];
  body: Buffer;
}

/** A request and its response. */
export interface Exchange {
  request: HttpRequest;
  response: HttpResponse;
}

/** The type of a response's body without its parameters, in lower case; empty where none is given. */
export function mediaTypeOf(response: Pick<HttpResponse, "headers">): string {
  const [type = ""] = (headerOf(response, "Content-Type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** The envelope's `code`, also where it is a text, or where the envelope is broken in another way. */
export function codeIn({ body }: HttpResponse): number | undefined {
  const [, code] = /"code"\s*:\s*"?(\d+)/.exec(body.toString("utf8")) ?? [];
  return code === undefined ? undefined : Number(code);
}

/** Whether the code of a response is one of an error, and whether one of a success: 200 is both. */
export function kindsOf(response: HttpResponse, { errors, profiles }: Spec): { isError: boolean; isSuccess: boolean } {
  const code = codeIn(response);
  return {
    isError: [...errors.values()].some((error) => error.code === code),
    isSuccess: [...profiles.values()].some(({ successCode }) => successCode === code),
  };
}

/** The envelope's `data`, or a field of it; undefined where the response is no success. */
export function dataIn({ body }: HttpResponse, field?: string): unknown {
  try {
    const data: unknown = Reflect.get(Object(JSON.parse(body.toString("utf8"))), "data");
    return field === undefined ? data : Reflect.get(Object(data), field);
  } catch {
    return undefined;
  }
}
