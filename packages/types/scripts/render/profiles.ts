import type { Profiles } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

/** Turns the differences, which hold from one profile to the next one given, into one row per profile. */
export function renderProfiles({
  profiles,
  differences,
  steps,
  messages,
  routing,
  httpLayer,
  default: byDefault,
}: Profiles): string {
  const names = Object.keys(profiles);
  const rows = names.map((name) => [
    name,
    {
      ...profiles[name],
      ...Object.fromEntries(Object.entries(differences).map(([key, { values }]) => [key, valueIn(name)(values)])),
    },
  ]);
  return [
    banner,
    renderTable(
      "profileTable",
      "How each generation of Milvus behaves; spec/profiles.yaml says what each key means.",
      Object.fromEntries(rows),
    ),
    "\n",
    renderTable("defaultProfile", "The profile where none is asked for.", byDefault),
    "\n",
    renderTable(
      "stepTable",
      "The steps of a request's way through the server, and the name of the error where one fails.",
      steps,
    ),
    "\n",
    renderTable(
      "messageTable",
      "How the server words an error; the request's own words take the place of {…}.",
      messages,
    ),
    "\n",
    renderTable("routingTable", "What every generation responds outside of the operations.", facts(routing)),
    "\n/** The name of a profile. */\nexport type ProfileName = keyof typeof profileTable;\n",
    "\n/** A profile: how one generation of Milvus behaves. */\nexport type Profile = (typeof profileTable)[ProfileName];\n",
    "\n/** The name of a step. */\nexport type StepName = keyof typeof stepTable;\n",
    "\n/** The name of a response outside of the operations. */\nexport type RouteName = keyof typeof routingTable;\n",
    `\n/** The name of a response of Go's own HTTP layer. */\nexport type HttpLayerName = ${unionOf(Object.keys(httpLayer))};\n`,
  ].join("");

  /** The value that holds in a profile: that of the last one given up to it, or null. */
  function valueIn(name: string) {
    return (values: Record<string, unknown>): unknown =>
      names
        .slice(0, names.indexOf(name) + 1)
        .reduce<unknown>((held, each) => (each in values ? values[each] : held), null);
  }
}

const unionOf = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(" | ");

function facts(routing: Profiles["routing"]) {
  return Object.fromEntries(
    Object.entries(routing).map(([name, { status, mediaType, body }]) => [name, { status, mediaType, body }]),
  );
}
