import type { Change, ProxiedRequest, Rewrite } from "../servers/proxy.ts";
import { type Defect, success, token, unprivilegedToken, users } from "./change.ts";

/** Defects that only the state afterwards shows: what is refused is carried out, or a success does nothing. */
const options = {
  ...{ token, unprivilegedToken, scratch: true, checks: ["scratch/create"] },
  operations: ["release", "has", "getLoadState", "create", "load", "drop"],
};
const isFor = (name: string, url: string) => url.endsWith(`/collections/${name}`);

/** Of one of the kit's two collections a success without effect: the request is taken for a look at it. */
function idle(check: string, name: string, suffix: "a" | "b"): Defect {
  const isMeant = (url: string, body: string) =>
    isFor(name, url) && body.includes(`_${suffix}"`) && body.endsWith("}") && !body.includes("dbName");
  const rewrite: Rewrite = {
    url: (url, body) => (isMeant(url, body) ? url.replace(name, "has") : url),
    body: (body) => body,
  };
  const change: Change = (response, { url, body }) =>
    isMeant(url, body) && response.body.includes('"has"') ? success(response) : response;
  const title = `a success of ${name} does nothing to ${suffix === "a" ? "a collection" : "another one"}`;
  return {
    name: title,
    check,
    cause: `effect:${name}:missing`,
    change,
    rewrite,
    options: { ...options, unprivilegedToken: undefined },
    mock: { users },
  };
}

/** A release that is refused, and carried out all the same. */
function carriedOut(kind: string, test: (request: ProxiedRequest) => boolean): Defect {
  const change: Change = async (response, request) => {
    const [, name] = /"collectionName":"(milvus_conformance_[0-9a-f]{32}_a)/.exec(request.body) ?? [];
    if (!isFor("release", request.url) || !name || !test(request)) return response;
    const origin = `http://${request.headers.host}`;
    const headers = { authorization: `Bearer ${token}` };
    await fetch(origin + request.url, { method: "POST", headers, body: JSON.stringify({ collectionName: name }) });
    return response;
  };
  const title = `a release that is refused is carried out: ${kind}`;
  const check = `scratch/release-${kind}`;
  return { name: title, check, cause: "effect:release:refused", change, options, mock: { users } };
}

const from = ({ headers }: ProxiedRequest, pattern: RegExp) => pattern.test(headers.authorization ?? "");

export const defectsOfAnEffect: Defect[] = [
  idle("scratch/create", "create", "a"),
  idle("scratch/create-other", "create", "b"),
  idle("scratch/release", "release", "a"),
  idle("scratch/load", "load", "a"),
  idle("scratch/drop", "drop", "a"),
  idle("scratch/drop-other", "drop", "b"),
  carriedOut("truncated", ({ body }) => !body.endsWith("}")),
  carriedOut("method", ({ method }) => method === "GET"),
  carriedOut("wrong-type", ({ body }) => body.includes('"dbName":5')),
  carriedOut("unknown-database", ({ body }) => body.includes('"dbName":"')),
  carriedOut("anonymous", (request) => from(request, /^$/)),
  carriedOut("unknown-user", (request) => from(request, /^Bearer milvus/)),
  carriedOut("unprivileged", (request) => from(request, /^Bearer reader:/)),
];
