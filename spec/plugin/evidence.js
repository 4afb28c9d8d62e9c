import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const folder = fileURLToPath(new URL("..", import.meta.url));
const profiles = parse(readFileSync(`${folder}/profiles.yaml`, "utf8"));
const profileNames = Object.keys(profiles.profiles);
const stepNames = Object.keys(profiles.steps);
const words = new Set(
  [profiles.messages, profiles.differences].flatMap((table) => JSON.stringify(table).match(/\{\w+\}/g)),
);
const outcomes = readTitles();
const ids = readIds();

/** What an operation says of profiles, steps and recordings exists. */
export function evidence() {
  return {
    Operation(operation, { report, location }) {
      const tell = (message, ...keys) => report({ message, location: location.child(keys).key() });
      for (const message of flawsOfProfiles([operation["x-milvus-since"] ?? []].flat()))
        tell(message, "x-milvus-since");
      const privilege = operation["x-milvus-privilege"];
      if (privilege !== null && typeof privilege === "object")
        for (const message of flawsOfProfiles(Object.keys(privilege))) tell(message, "x-milvus-privilege");
      for (const [step, byProfile] of Object.entries(operation["x-milvus-steps"] ?? {})) {
        for (const message of flawsOfStep(step, byProfile)) tell(message, "x-milvus-steps", step);
      }
    },
    Schema(schema, { report, location }) {
      for (const message of flawsOfProfiles([schema["x-milvus-since"] ?? []].flat()))
        report({ message, location: location.child("x-milvus-since").key() });
    },
  };
}

function flawsOfStep(step, byProfile) {
  const flaws = stepNames.includes(step) ? [] : [`There is no step ${step}. The steps: ${stepNames.join(", ")}.`];
  flaws.push(...flawsOfProfiles(Object.keys(byProfile)));
  for (const [profile, { outcome, message = "", recordings = [] }] of Object.entries(byProfile)) {
    const where = `The step ${step} of ${profile}`;
    if (outcome !== undefined && !outcomes.has(outcome))
      flaws.push(`${where} comes to ${outcome}, which is not one of: ${[...outcomes].join(", ")}.`);
    for (const word of message.match(/\{\w+\}/g) ?? [])
      if (!words.has(word)) flaws.push(`${where} has ${word} in its message. Known words: ${[...words].join(", ")}.`);
    for (const id of recordings)
      if (!ids.has(id)) flaws.push(`${where} names the recording ${id}, which is in no file of recordings/.`);
  }
  return flaws;
}

function flawsOfProfiles(names) {
  return names
    .filter((name) => !profileNames.includes(name))
    .map((name) => `There is no profile ${name}. The profiles: ${profileNames.join(", ")}.`);
}

/** The names of the error catalogue, and what else a step can come to. */
function readTitles() {
  const files = globSync("components/errors/*.yaml", { cwd: folder }).map((file) =>
    readFileSync(`${folder}/${file}`, "utf8"),
  );
  const titles = files
    .flatMap((text) => [parse(text)].flatMap((node) => node.oneOf ?? [node]))
    .map(({ title }) => title);
  return new Set([...titles, "Success", "skipped"]);
}

/** The ids of all recordings. Each line begins with its own: it need not be parsed. */
function readIds() {
  const texts = globSync("recordings/**/*.jsonl", { cwd: folder }).map((file) =>
    readFileSync(`${folder}/${file}`, "utf8"),
  );
  return new Set(texts.flatMap((text) => [...text.matchAll(/^\{"id": "([^"]+)"/gm)].map(([, id]) => id)));
}
