import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { type ErrorName, stepTable } from "@milvus-rest/types";
import type { Tag } from "../document.ts";
import { code, table } from "../markdown.ts";
import { errorLink } from "./errors.ts";
import { describeEvidence } from "./evidence.ts";

/** What spec/profiles.yaml says of a difference. */
interface Difference {
  description: string;
  values: Record<string, unknown>;
  recordings?: string[];
}

interface Route {
  description: string;
  status: number;
  mediaType?: string;
  body?: string;
}

const profiles = Object.keys(profilesJson.profiles);
const differences: Record<string, Difference> = profilesJson.differences;
const routes: Record<string, Route> = profilesJson.routing;
const stepErrors: Record<string, ErrorName> = stepTable;

/** How the generations of Milvus differ, what all of them answer outside of the operations, and how that is known. */
export function releasesSection(): Tag {
  return {
    name: "releases",
    "x-displayName": "Milvus releases",
    "x-traitTag": true,
    description: [
      "The HTTP layers of these releases were recorded; only the coordinators behind them were a stand-in. A generation is named after the first two numbers of its releases. [All recordings](recordings/index.html).",
      table(
        ["Generation", "Recorded with", "Released"],
        Object.entries(profilesJson.profiles).map(([name, { release, released }]) => [name, release, released]),
      ),
      "## Differences",
      table(["Difference", "Milvus"], Object.entries(differences).map(differenceRow)),
      "## Other methods and paths",
      table(["Request", "Answer"], Object.values(routes).map(routeRow)),
    ].join("\n\n"),
  };
}

function differenceRow([name, { description, values, recordings }]: [string, Difference]): string[] {
  const spans = Object.entries(values).map(([from, value], index, all) => {
    const next = all[index + 1]?.[0];
    return `**${span(from, next)}:** ${describeValue(value)}`;
  });
  return [`${code(name)}<br>${description} ${describeEvidence(recordings)}`, spans.join("<br>")];
}

/** The generations from one to before another, as a reader would say it. */
function span(from: string, next: string | undefined): string {
  if (next === undefined) return from === profiles.at(-1) ? from : `${from} on`;
  const between = profiles.slice(profiles.indexOf(from), profiles.indexOf(next));
  if (between.length === 1) return from;
  return between.length === 2 ? between.join(" and ") : `${from} to ${between.at(-1)}`;
}

function describeValue(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(describeStep).join(" › ");
  return code(String(value));
}

/** A step of a request's way through the server, with the error where it fails. */
function describeStep(step: string): string {
  const error = stepErrors[step];
  return error ? errorLink(error, step) : step;
}

function routeRow({ description, status, mediaType, body }: Route): string[] {
  return [description, [status, mediaType, body && code(body)].filter(Boolean).join(" ")];
}
