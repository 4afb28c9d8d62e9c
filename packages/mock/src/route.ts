import { routingTable } from "@milvus-rest/types";
import type { Answer } from "./answer.ts";
import { type Operation, operations } from "./operations.ts";
import type { WireRequest } from "./wire/connection.ts";

/** Where a request goes: to an operation, or to an answer that needs none. */
export type Route = { operation: Operation; answer?: undefined } | { operation?: undefined; answer: RouteAnswer };

export type RouteAnswer = keyof typeof routingTable;

/** Finds a request's route. Paths are compared as they are: no other spelling is taken for the same. */
export function routeOf({ method, target }: Pick<WireRequest, "method" | "target">): Route {
  const operation = operations.get(`${method} ${target.path}`);
  if (operation) return { operation };
  if (operations.has(`${method} ${target.path.replace(/\/$/, "")}`)) return { answer: "trailingSlash" };
  return { answer: method === "OPTIONS" ? "preflight" : "notFound" };
}

/** The answer of a route without an operation, given the headers that every answer of a handler has. */
export const routeAnswers: Record<RouteAnswer, (request: WireRequest, headers: Answer["headers"]) => Answer> = {
  preflight: (_, headers) => ({ status: routingTable.preflight.status, headers, body: "" }),
  trailingSlash: ({ target }) => ({
    status: routingTable.trailingSlash.status,
    headers: { Location: encodeURI(target.path.slice(0, -1)) + target.query },
    body: "",
  }),
  notFound: (_, headers) => ({
    status: routingTable.notFound.status,
    headers: { ...headers, "Content-Type": routingTable.notFound.mediaType },
    body: routingTable.notFound.body,
  }),
};
