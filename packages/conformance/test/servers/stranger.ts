import type { RequestListener, ServerResponse } from "node:http";

/** A compatible server of another hand: neither the mock nor anything of the kit is in it. It answers as Milvus 2.6. */
export const stranger: RequestListener = async (request, response) => {
  const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
  const route = "/v2/vectordb/collections/release";
  if (request.method === "POST" && path === `${route}/`) return response.writeHead(307, { Location: route }).end();
  for (const [name, value] of Object.entries(common)) response.setHeader(name, value);
  if (request.method === "OPTIONS") return response.writeHead(204).end();
  if (request.method !== "POST" || path !== route) {
    return response.writeHead(404, { "Content-Type": "text/plain" }).end("404 page not found");
  }
  const text = Buffer.concat(await request.toArray()).toString();
  if (Number(request.headers["request-timeout"] ?? 30) <= 0) return answer(response, 10001, "request timeout", 408);
  if (text.trim() === "")
    return answer(response, 1801, `${noJson}, the request body should be nil, however {} is valid`);
  const body = readFirst(text);
  if (!body) return answer(response, 1801, `${noJson}, error: cannot read it`);
  const { collectionname: name, dbname } = body;
  if (!name) return answer(response, 1802, "missing required parameters, error: collectionName");
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) {
    return answer(response, 1100, `Invalid collection name: ${name}. It has another form: invalid parameter`);
  }
  const database = dbname || request.headers["db-name"] || "default";
  if (database !== "default") return answer(response, 800, `database not found[database=${database}]`);
  if (name !== "quick_setup")
    return answer(response, 100, `collection not found[database=default][collection=${name}]`);
  return response.writeHead(200, json).end('{"code":0,"data":{}}');
};

const json = { "Content-Type": "application/json; charset=utf-8" };
const noJson = "can only accept json format request";
const common = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Credentials": "true",
  "Access-Control-Allow-Headers":
    "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With",
  "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH",
  "X-Content-Type-Options": "nosniff",
};

function answer(response: ServerResponse, code: number, message: string, status = 200) {
  return response.writeHead(status, json).end(JSON.stringify({ code, message }));
}

/** The first JSON value of a text, if it is an object of the right types; keys in lower case. */
function readFirst(text: string): Record<string, string | undefined> | undefined {
  if (text.startsWith("null")) return {};
  if (!text.startsWith("{") || /\[{10001}/.test(text)) return undefined;
  const ends = [...text.matchAll(/\}/g)].map(({ index }) => index + 1);
  for (const end of ends) {
    try {
      const entries = Object.entries(JSON.parse(text.slice(0, end))).filter(([, value]) => value !== null);
      const body = Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value]));
      const { collectionname = "", dbname = "", partitionnames = [] } = body;
      const isTyped = typeof collectionname === "string" && typeof dbname === "string";
      const isList = Array.isArray(partitionnames) && partitionnames.every((each) => typeof each === "string");
      return isTyped && isList ? { collectionname, dbname } : undefined;
    } catch {}
  }
  return undefined;
}
