import { join } from "node:path";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { parseBaseUrl } from "./base-url.ts";
import { buildSite } from "./build-site.ts";

/** `pnpm build`: writes dist/. `DOCS_URL` says where the docs will be published, for the links that must be absolute. */
await buildSite(openapi, join(import.meta.dirname, "..", "dist"), { baseUrl: parseBaseUrl(process.env.DOCS_URL) });
