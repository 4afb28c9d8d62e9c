import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const folder = fileURLToPath(new URL("..", import.meta.url));
const profiles = parse(readFileSync(`${folder}/profiles.yaml`, "utf8"));
const profileNames = Object.keys(profiles.profiles);
const stepNames = Object.keys(profiles.steps);
const placeholders = new Set(
  [profiles.messages, profiles.differences].flatMap((table) => JSON.stringify(table).match(/\{\w+\}/g)),
);
const outcomes = readOutcomes();
const ids = readIds();

/** The profiles, steps, outcomes and recordings that an operation or a field names exist. */
export function evidence() {
  return {
    Operation(operation, { report, location }) {
      const tell = (messages, ...keys) => {
        for (const message of messages) report({ message, location: location.child(keys).key() });
      };
      tell(sinceProblems(operation), "x-milvus-since");
      const { "x-milvus-privilege": privilege, "x-milvus-steps": steps = {} } = operation;
      if (privilege !== null && typeof privilege === "object")
        tell(profileProblems(Object.keys(privilege)), "x-milvus-privilege");
      for (const [step, byProfile] of Object.entries(steps))
        tell(stepProblems(step, byProfile), "x-milvus-steps", step);
    },
    Schema(schema, { report, location }) {
      for (const message of sinceProblems(schema))
        report({ message, location: location.child("x-milvus-since").key() });
    },
  };
}

function sinceProblems({ "x-milvus-since": since }) {
  return since === undefined ? [] : profileProblems([since]);
}

function stepProblems(step, byProfile) {
  const problems = stepNames.includes(step) ? [] : [`There is no step ${step}. The steps: ${stepNames.join(", ")}.`];
  problems.push(...profileProblems(Object.keys(byProfile)));
  for (const [profile, { outcome, message = "", recordings = [] }] of Object.entries(byProfile)) {
    const entry = `The step ${step} of ${profile}`;
    if (outcome !== undefined && !outcomes.has(outcome))
      problems.push(`${entry} has the unknown outcome ${outcome}. The outcomes: ${[...outcomes].join(", ")}.`);
    for (const placeholder of message.match(/\{\w+\}/g) ?? [])
      if (!placeholders.has(placeholder))
        problems.push(`${entry} has the unknown placeholder ${placeholder}. Known: ${[...placeholders].join(", ")}.`);
    for (const id of recordings)
      if (!ids.has(id)) problems.push(`${entry} names the recording ${id}, which is not in recordings/.`);
  }
  return problems;
}

function profileProblems(names) {
  return names
    .filter((name) => !profileNames.includes(name))
    .map((name) => `There is no profile ${name}. The profiles: ${profileNames.join(", ")}.`);
}

/** The names of the error catalogue, and the two outcomes that are not errors. */
function readOutcomes() {
  const entries = globSync("components/errors/*.yaml", { cwd: folder })
    .map((file) => parse(readFileSync(`${folder}/${file}`, "utf8")))
    .flatMap((node) => node.oneOf ?? [node]);
  return new Set([...entries.map(({ title }) => title), "Success", "skipped"]);
}

/** The ids of all recordings. Each line begins with its id, so that the rest need not be parsed. */
function readIds() {
  const texts = globSync("recordings/**/*.jsonl", { cwd: folder }).map((file) =>
    readFileSync(`${folder}/${file}`, "utf8"),
  );
  return new Set(texts.flatMap((text) => [...text.matchAll(/^\{"id": "([^"]+)"/gm)].map(([, id]) => id)));
}
