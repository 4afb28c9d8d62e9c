import { HttpClient } from "@zilliz/milvus2-sdk-node";
import axios from "axios";
import ky from "ky";
import { ofetch } from "ofetch";
import createOpenapiClient from "openapi-fetch";
import { createClient } from "../src/index.ts";

/** What each client is given: a limit of time, a token, the caller's signal where the client takes one. */
export interface Call {
  url: string;
  body: { collectionName: string };
  signal: AbortSignal;
  /** Milliseconds. */
  timeout: number;
}

export const token = "root:S3cret";

const path = "/v2/vectordb/collections/release";
const headers = { Authorization: `Bearer ${token}` };

/** One release, as the users of each client would write it. Resolves to what they would take for success. */
export const contenders: Record<string, (call: Call) => Promise<unknown>> = {
  "@milvus-rest/client": ({ url, body, signal, timeout }) =>
    createClient({ url, token, timeout }).collections.release(body, { signal }),
  "official HttpClient": ({ url, body, timeout }) =>
    new HttpClient({ endpoint: url, token, timeout }).releaseCollection(body),
  "openapi-fetch": async ({ url, body, signal, timeout }) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    const { data, error } = await createOpenapiClient<
      Record<string, { post: { requestBody: { content: { "application/json": object } }; responses: object } }>
    >({ baseUrl: url, headers }).POST(path, { body, signal: limit });
    if (error) throw error;
    return data;
  },
  ky: ({ url, body, signal, timeout }) => ky.post(url + path, { json: body, headers, timeout, signal }).json(),
  ofetch: ({ url, body, signal, timeout }) => ofetch(url + path, { method: "POST", body, headers, timeout, signal }),
  axios: ({ url, body, signal, timeout }) => axios.post(url + path, body, { headers, timeout, signal }),
};
