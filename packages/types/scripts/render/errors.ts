import { type ErrorFacts, type OpenApi, type Profiles, type Response, resolve, type Schema } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

interface Entry {
  name: string;
  status: number;
  schema: Schema;
  facts: ErrorFacts;
}

/** What a client needs at run time: kept apart from the details, because it is shipped to browsers. */
export function renderErrors(openapi: OpenApi, profiles: Profiles): string {
  const table = Object.fromEntries(
    catalogue(openapi).map(({ name, status, schema, facts }) => [
      name,
      { code: codeOf(schema), status, retryable: facts.retryable, remedy: facts.remedy },
    ]),
  );
  const successCodes = [...new Set(Object.values(profiles.differences.successCode?.values ?? {}))];
  return [
    banner,
    renderTable(
      "successCodes",
      "The values of `code` that mean success, over all profiles.",
      successCodes.toSorted((a, b) => Number(a) - Number(b)),
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
    catalogue(openapi).map(({ name, schema, facts }) => [
      name,
      {
        cause: oneLine(schema.description ?? ""),
        message: schema.properties?.message ?? {},
        example: schema.examples?.[0] ?? null,
        since: facts.since,
        ...(facts.until === undefined ? {} : { until: facts.until }),
        evidence: facts.evidence,
        recordings: facts.recordings ?? [],
      },
    ]),
  );
  return (
    banner +
    renderTable("errorDetails", "The error catalogue: when each error comes, its message, its evidence.", table)
  );
}

/** Every error that some operation can end in, in the order of code and status. */
function catalogue(openapi: OpenApi): Entry[] {
  const entries = Object.values(openapi.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.entries(responses))
    .flatMap(([status, response]) => entriesOf(Number(status), resolve<Response>(response)));
  const unique = new Map(entries.map((entry) => [entry.name, entry]));
  return [...unique.values()].sort((a, b) => codeOf(a.schema) - codeOf(b.schema) || a.status - b.status);
}

function entriesOf(status: number, { content = {} }: Response): Entry[] {
  return Object.values(content)
    .flatMap(({ schema }) => branches(schema))
    .flatMap((schema) => {
      const facts = schema["x-milvus-error"];
      return facts && schema.title ? [{ name: schema.title, status, schema, facts }] : [];
    });
}

function branches(schema: Schema): Schema[] {
  const resolved = resolve<Schema>(schema);
  return resolved.oneOf ? resolved.oneOf.flatMap(branches) : [resolved];
}

function codeOf(schema: Schema): number {
  const code = schema.properties?.code?.const;
  if (code === undefined) throw new Error(`spec/components/errors: ${schema.title} has no \`properties.code.const\``);
  return code;
}

function oneLine(text: string): string {
  return text.replaceAll("\n", " ").trim();
}
