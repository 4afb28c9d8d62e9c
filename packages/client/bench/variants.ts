import type { paths } from "@milvus-rest/types";
import { operationTable } from "@milvus-rest/types";
import axios from "axios";
import ky from "ky";
import { ofetch } from "ofetch";
import createOpenapiClient from "openapi-fetch";
import { Pool } from "undici";
import { createClient } from "../dist/index.js";
import { createClient as createPoolClient } from "../dist/node/index.js";
import { bareFetch } from "./bare-fetch.ts";

const { path } = operationTable.collections.release;
const body = { collectionName: "quick_setup" };
const headers = { "Content-Type": "application/json" };

/** One release each, as its users would write it. The first is what the others are measured by; the second shows the noise. */
export function variantsOf(url: string): Record<string, () => Promise<unknown>> {
  const target = url + path;
  const openapi = createOpenapiClient<paths>({ baseUrl: url });
  const client = createClient({ url });
  const poolClient = createPoolClient({ url });
  const pool = new Pool(url, { connections: 128 });
  const bare = bareFetch(url);
  return {
    fetch: () => bare(),
    "fetch, again": () => bare(),
    "@milvus-rest/client": () => client.collections.release(body),
    "openapi-fetch": () => openapi.POST(path, { body }),
    ky: () => ky.post(target, { json: body }).json(),
    ofetch: () => ofetch(target, { method: "POST", body }),
    axios: () => axios.post(target, body),
    "@milvus-rest/client/node": () => poolClient.collections.release(body),
    "undici.request": async () => {
      const response = await pool.request({ path, method: "POST", headers, body: JSON.stringify(body) });
      return response.body.json();
    },
  };
}
