import { describe, expect, test } from "vitest";
import { objectsOf, openapi, profiles, type Recording, readRecordings, violations } from "./spec.ts";

interface Override {
  outcome?: string;
  message?: string;
  recordings?: string[];
}

interface Case extends Override {
  path: string;
  step: string;
  profile: string;
  /** The profiles in which it holds: from its own to the one before the next override. */
  holdsIn: string[];
}

const names = Object.keys(profiles.profiles);
const files = readRecordings();
const nodes = [...objectsOf(openapi)];
const errors = new Map(
  nodes.filter(({ node }) => "x-milvus-error" in node).map(({ node, pointer }) => [node.title, pointer]),
);
const operations = nodes.flatMap(({ node, pointer }) => {
  const path = /^#\/paths\/([^/]+)\/post$/.exec(pointer)?.[1]?.replaceAll("~1", "/");
  return path ? [{ path, node: JSON.parse(JSON.stringify(node)) }] : [];
});
const overrides: Case[] = operations.flatMap(({ path, node }) =>
  Object.entries<Record<string, Override>>(node["x-milvus-steps"] ?? {}).flatMap(([step, byProfile]) =>
    Object.entries(byProfile).map(([profile, override]) => ({
      path,
      step,
      profile,
      holdsIn: names.slice(names.indexOf(profile), endOf(Object.keys(byProfile), profile)),
      ...override,
    })),
  ),
);
const recorded = overrides.filter(({ recordings = [] }) => recordings.length > 0);

describe.each(recorded)("from $profile on, the step $step of $path", (override) => {
  const { path, step, holdsIn, outcome = defaultOf(step), recordings = [] } = override;
  const shown = holdsIn.flatMap((profile) => recordings.map((id) => ({ profile, id, line: lineOf(profile, id) })));

  test("has recordings of this operation in each profile in which it holds", () => {
    const missing = shown.filter(({ line }) => !line.request.path.startsWith(path));

    expect(missing).toEqual([]);
  });

  test(`comes to ${outcome}`, () => {
    const others = shown.filter(({ line }) => !isOutcome(line, outcome, step));

    expect(others).toEqual([]);
  });
});

test.each(recorded.filter(({ message }) => message))(
  "from $profile on, the step $step of $path says $message",
  (override) => {
    const { holdsIn, message = "", recordings = [] } = override;
    const said = holdsIn.flatMap((profile) => recordings.map((id) => messageOf(lineOf(profile, id))));

    expect(said.filter((text) => !patternOf(message).test(text))).toEqual([]);
  },
);

test.each(operations.filter(({ node }) => "x-milvus-since" in node))(
  "$path is not there before its first profile",
  ({ path, node }) => {
    const before = names.slice(0, names.indexOf(node["x-milvus-since"]));
    const statuses = before
      .flatMap((profile) => linesOf(profile, path))
      .filter(isAuthenticated)
      .map(({ response }) => response?.status);

    expect(before).not.toEqual([]);
    expect(new Set(statuses)).toEqual(new Set([404]));
  },
);

test.each(operations)("the privilege of $path is the one that the 403 of each release names", ({ path, node }) => {
  const since = names.slice(names.indexOf(node["x-milvus-since"] ?? "2.3"));
  const named = since.map((profile) => {
    const refused = linesOf(profile, path).filter(({ response }) => response?.status === 403);
    return new Set(refused.map((line) => /Privilege(\w+):/.exec(messageOf(line))?.[1]));
  });

  expect(named).toEqual(since.map((profile) => new Set(privilegesIn(node["x-milvus-privilege"], profile))));
});

test.each(operations)("the limiter looks at $path, or does not, as each 1807 shows", ({ path, node }) => {
  const limited = names
    .flatMap((profile) => linesOf(profile, path))
    .filter(({ response }) => response?.body?.startsWith('{"code":1807'));
  const rates = limited.flatMap((line) => /rate type: (\w+)/.exec(messageOf(line))?.[1] ?? []);

  expect(limited.length > 0).toBe("x-milvus-limit" in node);
  expect(rates.filter((rate) => rate !== node["x-milvus-limit"])).toEqual([]);
});

const described = nodes.flatMap(({ pointer, node }) => {
  const field = /^#\/components\/schemas\/(CollectionDescription|Field)\/properties\/(\w+)$/.exec(pointer);
  return field ? [{ of: String(field[1]), name: String(field[2]), since: node["x-milvus-since"] ?? "2.3", node }] : [];
});

test.each(described.filter(({ of }) => of === "CollectionDescription"))(
  "$name of a description comes from $since on",
  ({ name, since }) => {
    const first = names.find((profile) => descriptionsIn(profile).some((data) => name in data));

    expect(first).toBe(since);
  },
);

test.each(described.filter(({ of }) => of === "Field"))("$name of a field comes from $since on", ({ name, since }) => {
  const first = names.find((profile) =>
    descriptionsIn(profile).some(({ fields }) => fields.some((field) => name in field)),
  );

  expect(first).toBe(since);
});

function endOf(given: string[], profile: string): number {
  const next = given[given.indexOf(profile) + 1];
  return next === undefined ? names.length : names.indexOf(next);
}

function defaultOf(step: string): string {
  return Object.entries(profiles.steps).find(([name]) => name === step)?.[1] ?? "";
}

function linesOfProfile(profile: string): Recording[] {
  const file = Object.entries(profiles.profiles).find(([name]) => name === profile)?.[1].recordings ?? "";
  return files.get(file) ?? [];
}

function linesOf(profile: string, path: string): Recording[] {
  return linesOfProfile(profile).filter(({ request }) => request?.method === "POST" && request.path === path);
}

function lineOf(profile: string, id: string): Recording {
  const line = linesOfProfile(profile).find((each) => each.id === id);
  if (!line) throw new Error(`no recording ${id} of ${profile}`);
  return line;
}

function isAuthenticated({ response }: Recording): boolean {
  return response?.status !== 401;
}

/** Whether a response is what a step comes to. A step that is skipped leaves no trace but that it did not refuse. */
function isOutcome({ response }: Recording, outcome: string, step: string): boolean {
  const body = JSON.parse(response?.body ?? "");
  const isError = (name: string) => violations(errors.get(name) ?? "", body).length === 0;
  if (outcome === "Success") return "data" in body;
  return outcome === "skipped" ? !isError(defaultOf(step)) : isError(outcome);
}

function messageOf({ response }: Recording): string {
  return Object(JSON.parse(response?.body ?? "")).message ?? "";
}

/** A message whose words in braces may be anything. */
function patternOf(message: string): RegExp {
  const literal = message.split(/\{\w+\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join("[^]*")}$`);
}

/** The privilege that holds in a profile, or none. */
function privilegesIn(privilege: string | Record<string, string | null> = {}, profile: string): string[] {
  if (typeof privilege === "string") return [privilege];
  const [held] = names
    .slice(0, names.indexOf(profile) + 1)
    .filter((name) => name in privilege)
    .slice(-1);
  return [privilege[held ?? ""] ?? []].flat();
}

function descriptionsIn(profile: string): { fields: object[] }[] {
  return linesOf(profile, "/v2/vectordb/collections/describe")
    .filter(({ response }) => response?.body?.includes('"data"'))
    .map(({ response }) => JSON.parse(response?.body ?? "").data);
}
