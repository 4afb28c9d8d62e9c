import { registerHooks, stripTypeScriptTypes } from "node:module";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/turbo.ts";
import type { Json } from "./mutants.ts";

/** The packages as they are with another document: tables generated from it, and kit, mock and client that read it. */
export interface World {
  kit: () => Promise<typeof import("@milvus-rest/conformance")>;
  mock: () => Promise<typeof import("@milvus-rest/mock")>;
  client: () => Promise<typeof import("@milvus-rest/client")>;
}

const base = `${pathToFileURL(root).href}/`;
const bundle = "/spec/dist/openapi.json";
const mark = /\?world=(\d+)$/;
const generated = /\/packages\/types\/dist\/([\w-]+)\.gen\.js\?/;

/** By the world's number: its document, and the modules that `pnpm generate` would write from it. */
const documents = new Map<string, Json>();
const tables = new Map<string, ReadonlyMap<string, string>>();

/**
 * A module of ours that is asked for by one with `?world=N` in its URL has it, too: each document has module instances
 * of its own, in one process. What comes from elsewhere (Ajv, Prism) is loaded once.
 */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const [world] = mark.exec(context.parentURL ?? "") ?? [];
    const isOurs = found.url.startsWith(base) && !found.url.includes("/node_modules/") && !mark.test(found.url);
    if (!world || !isOurs) return found;
    // Node knows a JSON module by its path alone: the path has to be another one.
    const path = found.url.endsWith(bundle) ? `${found.url}-${documents.size}` : found.url;
    return { ...found, url: path + world };
  },
  load(url, context, next) {
    const [, world = ""] = mark.exec(url) ?? [];
    const document = documents.get(world);
    if (document && url.includes(bundle)) {
      return { format: "json", source: JSON.stringify(document), shortCircuit: true };
    }
    const table = tables.get(world)?.get(generated.exec(url)?.[1] ?? "");
    return table === undefined ? next(url, context) : { format: "module", source: table, shortCircuit: true };
  },
});

/** The world of a document. Its packages are loaded when they are asked for. */
export async function worldOf(document: Json): Promise<World> {
  const number = String(documents.size);
  documents.set(number, document);
  const load = (path: string) => import(`${base}packages/${path}?world=${number}`);
  tables.set(number, await generate(load));
  return {
    kit: () => load("conformance/dist/index.js"),
    mock: () => load("mock/dist/index.js"),
    client: () => load("client/dist/index.js"),
  };
}

async function generate(load: (path: string) => Promise<Record<string, unknown>>) {
  const { renderErrors, renderErrorDetails } = await load("types/scripts/render/errors.ts");
  const { renderOperations } = await load("types/scripts/render/operations.ts");
  const { openapi, profiles } = await load("types/scripts/spec.ts");
  const texts = {
    errors: call(renderErrors, openapi, profiles),
    "error-details": call(renderErrorDetails, openapi),
    operations: call(renderOperations, openapi),
  };
  return new Map(Object.entries(texts).map(([name, text]) => [name, stripTypeScriptTypes(text)]));
}

function call(render: unknown, ...args: unknown[]): string {
  if (typeof render !== "function") throw new Error("packages/types/scripts/render/ has other exports than expected");
  return String(render(...args));
}
