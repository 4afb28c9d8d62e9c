import type { HttpResponse } from "../../src/http.ts";
import type { ProxiedRequest } from "../servers/proxy.ts";
import { type Defect, onRequest } from "./change.ts";

/** A defect of the responses to certain requests. */
export type Row = [
  check: string,
  name: string,
  cause: string,
  test: Test,
  change: (response: HttpResponse) => HttpResponse,
];
type Test = (request: ProxiedRequest) => boolean;

export const defectOf = ([check, name, cause, test, change]: Row): Defect => ({
  ...{ name, check, cause },
  change: onRequest(test, change),
});

/** The names that the kit sends, as a pattern. */
export const absentName = "milvus_conformance_[0-9a-f]{32}";
export const body =
  (pattern: RegExp): Test =>
  ({ method, body: sent }) =>
    method === "POST" && pattern.test(sent);
export const path =
  (pattern: RegExp): Test =>
  ({ method, url }) =>
    method === "POST" && pattern.test(url);
export const header =
  (field: string, pattern: RegExp): Test =>
  ({ method, headers, url, body: sent }) =>
    method === "POST" && /\/release$/.test(url) && sent !== "" && pattern.test(String(headers[field] ?? ""));
export const method =
  (wanted: string, pattern = /\/release$/): Test =>
  (request) =>
    request.method === wanted && pattern.test(request.url);

export const found = (outcomes: string) => `outcome:CollectionNotFound:${outcomes}`;
