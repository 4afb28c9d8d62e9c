import type { Effect } from "@milvus-rest/semantics";
import type { Settings } from "../options.ts";
import { type Check, type CheckContext, checkOf, type Difference, type Look } from "./check.ts";
import { unprivileged } from "./operation-checks.ts";

/** The states of a collection: the operation that shows each, and what it says. */
const states = {
  exists: { operation: "has", field: "has", value: true },
  "does not exist": { operation: "has", field: "has", value: false },
  "is loaded": {
    operation: "getLoadState",
    field: "loadState",
    value: "LoadStateLoaded",
    passing: "LoadStateLoading",
  },
  "is not loaded": { operation: "getLoadState", field: "loadState", value: "LoadStateNotLoad" },
} satisfies Record<string, Pick<Look, "field" | "value" | "passing"> & { operation: string }>;

type StateName = keyof typeof states;
type Contexts = readonly CheckContext[];

const contextOf = (contexts: Contexts, name: string) =>
  contexts.find(({ operation: { keys } }) => keys.join(".") === `collections.${name}`);

/** A request of an operation about a collection; undefined where the spec has no such operation. */
function requestAbout(collection: string, name: string, contexts: Contexts, settings: Settings) {
  const context = contextOf(contexts, name);
  const field = context?.operation.names.collection.field;
  if (!context || field === undefined) return undefined;
  return checkOf(["", "", { body: { ...context.fields, [field]: collection } }], context, settings).request;
}

/** A look at a collection; none where the spec has no operation that shows the state. */
function lookAt(collection: string, state: StateName, contexts: Contexts, settings: Settings): Look[] {
  const { operation, ...shown } = states[state];
  const request = requestAbout(collection, operation, contexts, settings);
  return request ? [{ collection, state: `${collection} ${state}`, ...shown, request }] : [];
}

const statesAfter: Partial<Record<Effect, StateName>> = { load: "is loaded", release: "is not loaded" };

/** Adds to the work on the given collection a look at what it has come to. */
export function withLook(check: Check, contexts: Contexts, settings: Settings): Check {
  const { effect, keys } = check.operation;
  const state = effect && keys[0] === "collections" ? statesAfter[effect] : undefined;
  if (settings.collection === undefined || !state || !check.needs.includes("collection")) return check;
  return { ...check, looks: lookAt(settings.collection, state, contexts, settings) };
}

const acts = ["create", "load", "release", "drop"] as const;
type Act = (typeof acts)[number];

/** What the looks after a request have to show, by collection. */
type Shown = Readonly<Record<string, readonly StateName[]>>;

/**
 * The life of two collections that the kit creates for itself, in this order. What has to be refused may change nothing,
 * what succeeds has to change what it names and nothing else.
 */
export function scratchChecks(contexts: Contexts, settings: Settings, absentName: string): Check[] {
  if (!acts.every((name) => contextOf(contexts, name))) return [];
  const [mine, other, third] = [`${absentName}_a`, `${absentName}_b`, `${absentName}_c`];
  const both = [mine, other];

  function act(name: Act, collection: string, shown: Shown, holds: string[], variant?: Refusal): Check[] {
    const context = contextOf(contexts, name);
    if (!context) return [];
    const [id, title, difference = {}] = variant ?? [name, `${name} a collection of the kit's own`];
    const { operation, fields } = context;
    const { field = "" } = name === "create" ? operation.names.newCollection : operation.names.collection;
    const whole = { ...fields, ...(name === "create" && operation.example), [field]: collection, ...difference.fields };
    const body = difference.isCut ? JSON.stringify(whole).slice(0, -1) : whole;
    const needs = ["scratch", ...(difference.needs ?? [])] as const;
    const check = checkOf([`scratch/${id}`, title, { ...difference, body, needs }], context, settings);
    const looks = Object.entries(shown).flatMap(([each, states]) =>
      states.flatMap((state) => lookAt(each, state, contexts, settings)),
    );
    const drop = requestAbout(collection, "drop", contexts, settings);
    return [
      {
        ...check,
        looks,
        own: drop && { collection, drop },
        collections: holds,
        isRefused: id !== name && id !== `${name}-other`,
      },
    ];
  }

  const refusals = (name: Act, collection: string, state: StateName, holds: string[]) =>
    refusalsOf(absentName, contextOf(contexts, name)).flatMap(([id, title, difference = {}]) =>
      act(name, collection, { [collection]: [state] }, holds, [`${name}-${id}`, `${name}: ${title}`, difference]),
    );

  const created = (name: string): Shown => ({ [name]: ["exists", "is loaded"] });
  return [
    ...refusals("create", third, "does not exist", []),
    ...act("create", mine, created(mine), []),
    ...act("create", other, created(other), [mine], ["create-other", "create another one"]),
    ...refusals("release", mine, "is loaded", both),
    ...act("release", mine, { [mine]: ["is not loaded"], [other]: ["is loaded"] }, both),
    ...refusals("load", mine, "is not loaded", both),
    ...act("load", mine, { [mine]: ["is loaded"] }, both),
    ...refusals("drop", mine, "exists", both),
    ...act("drop", mine, { [mine]: ["does not exist"], [other]: ["exists"] }, both),
    ...act("drop", other, { [other]: ["does not exist"] }, [other], ["drop-other", "drop the other one"]),
  ];
}

/** A request that has to be refused: its id and title, and where it differs, perhaps in fields of the body, or cut at its end. */
type Refusal = readonly [string, string, (Difference & { fields?: object; isCut?: boolean })?];

/** Requests that have to be refused, whatever they ask for. */
function refusalsOf(absentName: string, context: CheckContext | undefined): Refusal[] {
  const { field } = context?.operation.names.database ?? {};
  const anonymous = { needs: ["authOn"], credentials: "none" } as const;
  const stranger = { needs: ["authOn"], credentials: { header: `Bearer ${absentName}:${absentName}` } } as const;
  const ofDatabase: Refusal[] = [
    ["wrong-type", "a database name of the wrong type", { fields: { [`${field}`]: 5 } }],
    ["unknown-database", "a database that does not exist", { fields: { [`${field}`]: absentName } }],
  ];
  return [
    ["truncated", "a truncated body", { isCut: true }],
    ["method", "GET instead of POST", { method: "GET" }],
    ...(field === undefined ? [] : ofDatabase),
    ["anonymous", "no credentials", anonymous],
    ["unknown-user", "a user that does not exist", stranger],
    ["unprivileged", "a user without the privilege", unprivileged],
  ];
}
