import { publishedSpec } from "@milvus-rest/semantics";
import { distinct, distinctExchanges } from "../exchanges.ts";
import { type Json, objectOf } from "../mutants.ts";
import { nodeAt, original, published, type Trial } from "../trial.ts";

/** The schema of one response, and the bodies that servers sent or that are examples. */
interface Alternative {
  pointer: string;
  bodies: readonly unknown[];
}

const declared = distinct(
  publishedSpec().operations.flatMap(({ responses }) => responses),
  ({ pointer }) => pointer,
);
const examples = declared.flatMap(({ pointer }) => [nodeAt(published, pointer).examples ?? []].flat());
const alternatives: readonly Alternative[] = declared.map(({ pointer }) => {
  const recorded = distinctExchanges
    .filter((exchange) => exchange.pointer === pointer)
    .map(({ response }) => bodyOf(response.body));
  const own = [...[nodeAt(published, pointer).examples ?? []].flat(), ...recorded];
  return { pointer, bodies: distinct(own, (body) => JSON.stringify(shapeOf(body))) };
});

/**
 * The schemas of responses accept what servers sent, and refuse what the published ones refuse: the message of another
 * error, values absent or replaced, an error with data.
 */
export function schemasHold({ affects, isValid }: Trial): string | undefined {
  for (const { pointer, bodies } of alternatives) {
    // What holds for all alternatives of a component is written beside them.
    const [component = pointer] = /^#\/components\/schemas\/[^/]+/.exec(pointer) ?? [];
    if (!affects(pointer) && !affects(`${component}/not`)) continue;
    for (const place of new Set([pointer, component])) {
      const refused = bodies.find((body) => !isValid(place, body) && original.isValid(place, body));
      if (refused !== undefined) return `${place} refuses ${JSON.stringify(refused)}`;
      const accepted = bodies.flatMap(spoiledOf).find((body) => isValid(place, body) && !original.isValid(place, body));
      if (accepted !== undefined) return `${place} accepts ${JSON.stringify(accepted)}`;
    }
  }
  return undefined;
}

function spoiledOf(body: unknown): unknown[] {
  const messages = examples.map((example) => objectOf(example).message).filter((message) => message !== undefined);
  const isError = typeof Object(body).message === "string" && !("data" in Object(body));
  const withOthers = messages.map((message) => ({ ...Object(body), message }));
  return [...changedIn(body), ...(isError ? [...withOthers, { ...Object(body), data: {} }] : [])].map(toJson);
}

/** Without the keys whose value is absent. */
const toJson = (value: unknown): Json => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

const otherValues: unknown[] = [undefined, null, "other", -2, -1, 0, 101, 1.5, true, [], {}, [7]];

/** A value, each time with another value somewhere in it. Of a list only the first member is changed. */
export function changedIn(value: unknown): unknown[] {
  if (value === null || typeof value !== "object") return otherValues;
  const inner = Object.entries(value)
    .slice(0, Array.isArray(value) ? 1 : undefined)
    .flatMap(([key, member]) =>
      changedIn(member).map((other) =>
        Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
      ),
    );
  return [...otherValues, ...inner];
}

function bodyOf(body: Buffer): unknown {
  const text = body.toString("utf8");
  return text.startsWith("{") ? JSON.parse(text) : text;
}

/** A value with its texts and numbers left out, to tell bodies of one kind. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== "object") return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]));
}
