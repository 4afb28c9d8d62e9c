import { createClient } from "@milvus-rest/client";
import { HttpClient } from "@zilliz/milvus2-sdk-node";
import axios from "axios";
import ky from "ky";
import { ofetch } from "ofetch";
import createOpenapiClient from "openapi-fetch";

/** What each client is given once, and what each call. */
export interface ClientGiven {
  url: string;
  /** Milliseconds. */
  timeout: number;
}

export interface CallGiven {
  body: { collectionName: string };
  /** For those clients that take one. */
  signal?: AbortSignal;
}

type Release = (call: CallGiven) => Promise<unknown>;

export const token = "root:S3cret";

const path = "/v2/vectordb/collections/release";
const headers = { Authorization: `Bearer ${token}` };

/** The package of each, where it is not its name. */
export const packageOf: Record<string, string> = { "official HttpClient": "@zilliz/milvus2-sdk-node" };

/** Releases with each client, as its users would write it. They resolve to what those would take for success. */
export const contenders: Record<string, (client: ClientGiven) => Release> = {
  "@milvus-rest/client": ({ url, timeout }) => {
    const milvus = createClient({ url, token, timeout });
    return ({ body, signal }) => milvus.collections.release(body, { signal });
  },
  "official HttpClient": ({ url, timeout }) => {
    const client = new HttpClient({ endpoint: url, token, timeout });
    return ({ body }) => client.releaseCollection(body);
  },
  "openapi-fetch": ({ url, timeout }) => {
    const client = createOpenapiClient<
      Record<string, { post: { requestBody: { content: { "application/json": object } }; responses: object } }>
    >({ baseUrl: url, headers });
    return async ({ body, signal }) => {
      const limit = AbortSignal.timeout(timeout);
      const ends = signal ? AbortSignal.any([signal, limit]) : limit;
      const { data, error } = await client.POST(path, { body, signal: ends });
      if (error) throw error;
      return data;
    };
  },
  ky: ({ url, timeout }) => {
    const client = ky.create({ headers, timeout });
    return ({ body, signal }) => client.post(url + path, { json: body, signal }).json();
  },
  ofetch: ({ url, timeout }) => {
    const client = ofetch.create({ baseURL: url, headers, timeout });
    return ({ body, signal }) => client(path, { method: "POST", body, signal });
  },
  axios: ({ url, timeout }) => {
    const client = axios.create({ baseURL: url, headers, timeout });
    return ({ body, signal }) => client.post(path, body, { signal });
  },
};
