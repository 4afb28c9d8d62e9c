import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { catalogue, errorLink } from "../catalogue.ts";
import { describeEvidence } from "../evidence.ts";
import { code, oneLine, table } from "../markdown.ts";
import type { Page } from "./page.ts";

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
const stepErrors: Record<string, string> = profilesJson.steps;

/** How the releases of Milvus differ, what all of them respond outside of the operations, and how that is known. */
export function releasesPage(): Page {
  return {
    path: "releases/",
    title: "Milvus releases",
    summary: "What Milvus 2.3, 2.4, 2.5, 2.6 and 3.0 do differently on this API.",
    scripts: ["filter"],
    markdown: [
      "# Milvus releases",
      "What each of these releases does differently. [What each one responded to the same request](/recordings/) shows it case by case.",
      table(
        ["Milvus", "Recorded with", "Released"],
        Object.entries(profilesJson.profiles).map(([name, { release, released }]) => [name, release, released]),
      ),
      ...changes(),
      "## All differences",
      table(["Difference", "Milvus"], Object.entries(differences).map(differenceRow)),
      "## Other methods and paths",
      "Alike in every release.",
      table(["Request", "Response"], Object.values(routes).map(routeRow)),
    ].join("\n\n"),
  };
}

/** What each release does otherwise than the one before it. */
function changes(): string[] {
  return profiles.slice(1).flatMap((profile) => {
    const changed = Object.entries(differences).filter(([, { values }]) => profile in values);
    const items = changed.map(([name, { description, values }]) => {
      const before = valueBefore(profile, values);
      return `- **${readable(name)}**: ${describeChange(before, values[profile])}. ${description}`;
    });
    return items.length === 0 ? [] : [`## What changed in ${profile}`, items.map(oneLine).join("\n")];
  });
}

/** What a value became; of the steps of the server only the one that is new, or elsewhere. */
function describeChange(before: unknown, after: unknown): string {
  if (before === undefined) return describeValue(after);
  const whole = `${describeValue(before)} becomes ${describeValue(after)}`;
  if (!Array.isArray(before) || !Array.isArray(after)) return whole;
  const [earlier, later] = [before.map(String), after.map(String)];
  const others = (steps: string[], step: string) => steps.filter((each) => each !== step).join();
  const step = later.find((each) => others(earlier, each) === others(later, each));
  if (step === undefined) return whole;
  const place = (steps: string[]) => {
    const previous = steps[steps.indexOf(step) - 1];
    return previous === undefined ? "first" : `after ${describeStep(previous)}`;
  };
  return earlier.includes(step)
    ? `${describeStep(step)} comes ${place(later)} instead of ${place(earlier)}`
    : `${describeStep(step)} is new, ${place(later)}`;
}

function valueBefore(profile: string, values: Difference["values"]): unknown {
  const earlier = profiles.slice(0, profiles.indexOf(profile)).filter((name) => name in values);
  return values[earlier.at(-1) ?? ""];
}

/** The name of a difference as words: `timeoutBody` is "timeout body". */
function readable(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function differenceRow([name, { description, values, recordings }]: [string, Difference]): string[] {
  const spans = Object.entries(values).map(([from, value], index, all) => {
    const next = all[index + 1]?.[0];
    return `**${span(from, next)}:** ${describeValue(value)}`;
  });
  return [`**${readable(name)}**<br>${description} ${describeEvidence(recordings)}`, spans.join("<br>")];
}

/** The releases from one up to, not including, another: `2.3 and 2.4`, `2.5 on`. */
function span(from: string, next: string | undefined): string {
  if (next === undefined) return from === profiles.at(-1) ? from : `${from} on`;
  const between = profiles.slice(profiles.indexOf(from), profiles.indexOf(next));
  if (between.length === 1) return from;
  return between.length === 2 ? between.join(" and ") : `${from} to ${between.at(-1)}`;
}

function describeValue(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(describeStep).join(", ");
  return code(typeof value === "string" ? value : JSON.stringify(value));
}

/** A step of the server, with a link to the error where it fails. */
function describeStep(step: string): string {
  const error = catalogue.find(({ name }) => name === stepErrors[step]);
  return error ? errorLink(error.name, step) : step;
}

function routeRow({ description, status, mediaType, body }: Route): string[] {
  return [description, [status, mediaType, body && code(body)].filter(Boolean).join(" ")];
}
