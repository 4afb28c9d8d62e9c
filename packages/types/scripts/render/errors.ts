import { type ErrorInfo, type OpenApi, type Profiles, type Response, resolve, type Schema } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

interface Entry {
  name: string;
  status: number;
  code: number;
  schema: Schema;
  info: ErrorInfo;
}

/** What a client needs at run time. It is separate from the details, because it is shipped to browsers. */
export function renderErrors(openapi: OpenApi, profiles: Profiles): string {
  const table = Object.fromEntries(
    catalogue(openapi).map(({ name, status, code, info: { retryable, remedy } }) => [
      name,
      { code, status, retryable, remedy },
    ]),
  );
  const successCodes = new Set(Object.values(profiles.differences.successCode.values));
  return [
    banner,
    renderTable(
      "successCodes",
      "The values of `code` that mean success, over all profiles.",
      [...successCodes].toSorted((a, b) => a - b),
    ),
    "\n",
    renderTable("errorTable", "The error catalogue: what each error's name stands for.", table),
    "\n/** The catalogue's name of an error. */\nexport type ErrorName = keyof typeof errorTable;\n",
    '\n/** A code of the catalogue. */\nexport type ErrorCode = (typeof errorTable)[ErrorName]["code"];\n',
  ].join("");
}

/** What documentation and tests need of each error. */
export function renderErrorDetails(openapi: OpenApi): string {
  const table = Object.fromEntries(
    catalogue(openapi).map(({ name, schema, info: { since, until, evidence, recordings = [] } }) => [
      name,
      {
        cause: (schema.description ?? "").replaceAll("\n", " ").trim(),
        message: schema.properties?.message ?? {},
        example: schema.examples?.[0] ?? null,
        since,
        until,
        evidence,
        recordings,
      },
    ]),
  );
  return (
    banner +
    renderTable("errorDetails", "The error catalogue: when each error comes, its message, its evidence.", table)
  );
}

/** Every error that some operation can return, ordered by code and status. */
function catalogue(openapi: OpenApi): Entry[] {
  const entries = Object.values(openapi.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.entries(responses))
    .flatMap(([status, response]) => entriesOf(openapi, Number(status), resolve<Response>(openapi, response)));
  const unique = new Map(entries.map((entry) => [entry.name, entry]));
  return [...unique.values()].sort((a, b) => a.code - b.code || a.status - b.status);
}

function entriesOf(openapi: OpenApi, status: number, { content = {} }: Response): Entry[] {
  return Object.values(content)
    .flatMap(({ schema }) => branches(openapi, schema))
    .flatMap((schema) => {
      const { title: name, "x-milvus-error": info, properties } = schema;
      const code = properties?.code?.const;
      return name && info && code !== undefined ? [{ name, status, code, schema, info }] : [];
    });
}

function branches(openapi: OpenApi, schema: Schema): Schema[] {
  const { oneOf, ...resolved } = resolve<Schema>(openapi, schema);
  return oneOf ? oneOf.flatMap((branch) => branches(openapi, branch)) : [resolved];
}
