import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** A second independent server: it responds as Milvus 2.4, with credentials and with operations that change something. */
export interface Keeper {
  listener: RequestListener;
  /** What was done, such as `drop mine`. */
  changes: string[];
}

type Envelope = { code: number; data: unknown } | { code: number; message: string };

const prefix = "/v2/vectordb/collections/";
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-credentials": "true",
  "access-control-allow-headers":
    "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With",
  "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH",
};

/**
 * @param served the operations that it serves: list, has, create, drop, release.
 * @param token `user:password`, without which it refuses everything; undefined: it refuses nobody.
 */
export function keeperOf(served: readonly string[], collections: Set<string>, token?: string): Keeper {
  const changes: string[] = [];
  return { changes, listener };

  async function listener(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = Buffer.concat(await request.toArray()).toString();
    const { method, headers } = request;
    const [path = ""] = decodeURIComponent(request.url ?? "").split("?");
    const operation = path.startsWith(prefix) ? path.slice(prefix.length) : "";
    if (method === "POST" && operation.endsWith("/") && served.includes(operation.slice(0, -1))) {
      response.writeHead(307, { location: path.slice(0, -1) }).end();
      return;
    }
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (method === "OPTIONS") return void response.writeHead(204).end();
    const { authorization = "" } = headers;
    const basic = /^basic (\S+)$/i.exec(authorization)?.[1];
    const given = basic ? Buffer.from(basic, "base64").toString() : authorization.replace("Bearer ", "");
    if (token !== undefined && basic)
      response.setHeader("www-authenticate", 'Basic realm="restricted", charset="UTF-8"');
    if (token !== undefined && given !== token)
      return send(response, 401, { code: 1800, message: "user hasn't authenticated" });
    if (method !== "POST" || !served.includes(operation)) {
      return void response.writeHead(404, { "content-type": "text/plain" }).end("404 page not found");
    }
    if (Number(headers["request-timeout"] ?? 30) <= 0) {
      return void response.writeHead(408, { "content-type": "text/plain" }).end("timeout");
    }
    send(response, 200, respond(operation, text, headers["db-name"]));
  }

  function respond(operation: string, text: string, header: string | string[] | undefined): Envelope {
    if (text.trim() === "")
      return { code: 1801, message: `${noJson}, the request body should be nil, however {} is valid` };
    const body = parse(text);
    if (!body) return { code: 1801, message: `${noJson}, error: it is none` };
    const { collectionname = "", dbname } = body;
    if (operation !== "list" && collectionname === "")
      return { code: 1802, message: "missing required parameters, error: it" };
    const database = dbname || header || "default";
    if (database !== "default") return { code: 800, message: `database not found, database: ${database}` };
    if (operation === "list") return { code: 0, data: { names: [...collections] } };
    const name = collectionname.trim();
    if (name === "") return { code: 1100, message: "collection name should not be empty: invalid parameter" };
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) {
      return { code: 1100, message: `Invalid collection name: ${name}. It is of another form: invalid parameter` };
    }
    if (operation === "has") return { code: 0, data: { has: collections.has(name) } };
    if (operation === "release" && !collections.has(name)) {
      return { code: 100, message: `collection not found[database=default][collection=${collectionname}]` };
    }
    if (operation === "create") collections.add(name);
    const isChange = operation !== "drop" || collections.delete(name);
    if (isChange) changes.push(`${operation} ${name}`);
    return { code: 0, data: {} };
  }
}

const noJson = "can only accept json format request";

function send(response: ServerResponse, status: number, envelope: Envelope): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(envelope));
}

/** The texts of the first JSON value, keys in lower case; undefined where one is of the wrong type. */
function parse(text: string): Record<string, string> | undefined {
  if (text.startsWith("null")) return {};
  if (!text.startsWith("{") || text.includes("[".repeat(10_001))) return undefined;
  for (const { index } of text.matchAll(/\}/g)) {
    const fields: Record<string, string> = {};
    try {
      JSON.parse(text.slice(0, index + 1), (key, value) => {
        const name = key.toLowerCase();
        if (name === "dimension" && typeof value === "string") fields.wrong = "type";
        if (value === null || !["collectionname", "dbname", "partitionnames"].includes(name)) return value;
        const isList = name === "partitionnames";
        const isRight = isList ? [value].flat().every((each) => typeof each === "string") : typeof value === "string";
        if (isList !== Array.isArray(value) || !isRight) fields.wrong = "type";
        return Object.assign(fields, { [name]: `${value}` });
      });
      return fields.wrong ? undefined : fields;
    } catch {}
  }
  return undefined;
}
