import { createRequire } from "node:module";
import type { DeclaredResponse, HeaderRule, OpenApiDocument, Operation } from "./openapi.ts";
import { dereference, operationsOf } from "./openapi.ts";
import { type Profile, profilesOf, type StepName } from "./profile.ts";

/** The spec as a value: everything that a mock or a judge of servers needs to know of Milvus. */
export interface Spec {
  /** The bundled document, for tools that read OpenAPI. */
  document: OpenApiDocument;
  operations: readonly Operation[];
  profiles: ReadonlyMap<string, Profile>;
  defaultProfile: Profile;
  errors: ReadonlyMap<string, CatalogueError>;
  /** What a request comes to that fails a step. */
  stepErrors: Readonly<Record<StepName, string>>;
  /** By their names; a request's own words take the place of `{…}`. */
  messages: Readonly<Record<string, string>>;
  /** How much a deviation matters; the first rule that fits holds. */
  severity: readonly SeverityRule[];
  /** Errors that the work of any operation may come to. */
  failures: readonly string[];
  /** Errors that an effect may come to besides, by its name. */
  effectFailures: Readonly<Record<string, readonly string[]>>;
  /** Responses that no operation gives, by name: those of the router, and those of Go's own HTTP layer. */
  routes: ReadonlyMap<string, RouteResponse>;
  /** The rules of the headers that every response of a handler carries. */
  commonHeaders: readonly HeaderRule[];
  /** The header of a request's time limit, and the seconds of a request without it. */
  requestTimeout: { header: string; default: number };
}

/** An entry of the error catalogue: when it comes, what helps, and the message of its first example, if it has one. */
export interface CatalogueError {
  name: string;
  code: number;
  status: number;
  cause: string;
  remedy: string;
  retryable: boolean;
  message: string | undefined;
}

/** A response that no operation gives. */
export interface RouteResponse {
  description: string;
  status: number;
  mediaType?: string;
  body?: string;
  /** With the headers that every response of an operation carries. Default false. */
  commonHeaders?: boolean;
}

/** How much a deviation matters. Its patterns, with `*` for any text, are those of causes; `checks` narrow it down. */
export interface SeverityRule {
  causes: readonly string[];
  except?: readonly string[];
  checks?: readonly string[];
  severity: "error" | "warning";
  reason: string;
}

/** spec/profiles.yaml, as it is bundled; its comments say what each key means. */
interface ProfilesDocument {
  profiles: Record<string, object>;
  default: string;
  steps: Record<StepName, string>;
  messages: Record<string, string>;
  severity?: SeverityRule[];
  failures?: string[];
  effects?: Record<string, { outcomes: string[] }>;
  routing: Record<string, RouteResponse>;
  httpLayer: Record<string, RouteResponse>;
  differences: Record<string, { values: Record<string, unknown> }>;
}

/**
 * Makes a spec of a bundled document and the profiles beside it.
 *
 * @param openapi as `@milvus-rest/spec/openapi.json`. Its shape is trusted: the spec's linter has checked it.
 * @param profilesFile as `@milvus-rest/spec/profiles.json`.
 * @throws {Error} where the document has no operation, or the profiles name an error that the catalogue lacks.
 */
export function createSpec(openapi: unknown, profilesFile: unknown): Spec {
  const document = openapi as OpenApiDocument;
  const { steps, messages, severity = [], failures = [], ...file } = profilesFile as ProfilesDocument;
  const resolved = dereference(document);
  const operations = operationsOf(resolved, Object.keys(file.profiles));
  const profiles = new Map(profilesOf(file.profiles, file.differences).map((profile) => [profile.name, profile]));
  const defaultProfile = profiles.get(file.default);
  const [first] = operations;
  if (!first || !defaultProfile) throw new Error("spec: the document has no operation, or no default profile");
  const errors = new Map(operations.flatMap(({ responses }) => responses.flatMap(catalogueEntry)));
  const unknown = [...Object.values(steps), ...failures].find((name) => !errors.has(name));
  if (unknown !== undefined)
    throw new Error(`spec/profiles.yaml names ${unknown}, which is not in the error catalogue`);
  const effects = Object.entries(file.effects ?? {}).map(([name, { outcomes }]) => [name, outcomes]);
  const { name: header, schema } = resolved.components.parameters.RequestTimeout;
  return {
    ...{ document, operations, profiles, defaultProfile, errors, messages, severity, failures },
    stepErrors: steps,
    effectFailures: Object.fromEntries(effects),
    routes: new Map(Object.entries({ ...file.routing, ...file.httpLayer })),
    commonHeaders: [...first.headers.values()][0] ?? [],
    requestTimeout: { header, default: schema.default ?? Number.POSITIVE_INFINITY },
  };
}

let published: Spec | undefined;

/** The spec of this release. It is read once for all callers of a process. */
export function publishedSpec(): Spec {
  // JSON modules would need import attributes, which test runners that load modules by themselves do not know.
  const require = createRequire(import.meta.url);
  published ??= createSpec(require("@milvus-rest/spec/openapi.json"), require("@milvus-rest/spec/profiles.json"));
  return published;
}

/** The entry of the catalogue that a response stands for, if it does. */
function catalogueEntry({ title: name, status, code, schema }: DeclaredResponse): [string, CatalogueError][] {
  const { description = "", examples, "x-milvus-error": facts } = schema;
  if (!facts || code === undefined) return [];
  const { remedy, retryable } = facts;
  const cause = description.replaceAll("\n", " ").trim();
  return [[name, { name, code, status, cause, remedy, retryable, message: examples?.[0]?.message }]];
}
