import { type ErrorName, errorDetails, errorTable } from "@milvus-rest/types";
import type { Tag } from "../document.ts";
import { code, jsonBlock, table } from "../markdown.ts";
import { describeEvidence } from "./evidence.ts";

const names = Object.keys(errorTable).filter((name): name is ErrorName => name in errorTable);

/** The error catalogue: one table to find an error in, then a section for each, which the search finds and a link can name. */
export function errorsSection(): Tag {
  return {
    name: "errors",
    "x-displayName": "Errors",
    "x-traitTag": true,
    description: [overview(), ...names.map(describeError)].join("\n\n"),
  };
}

/** A link to an error's section. */
export function errorLink(name: ErrorName, text: string = name): string {
  return `[${text}](#tag/errors/${name})`;
}

/** The errors that share an answer's `code`, for example the faces of a time-out. */
export function errorsOfCode(wanted: number): ErrorName[] {
  return names.filter((name) => errorTable[name].code === wanted);
}

function overview(): string {
  return table(
    ["`code`", "HTTP", "Error", "Retry?"],
    names.map((name) => {
      const { code: value, status, retryable } = errorTable[name];
      return [
        code(String(value)),
        status,
        `${errorLink(name)}<br>${errorDetails[name].cause}`,
        retryable ? "yes" : "no",
      ];
    }),
  );
}

function describeError(name: ErrorName): string {
  const { code: value, status, retryable, remedy } = errorTable[name];
  const { cause, example, since, recordings } = errorDetails[name];
  return [
    `## ${name}`,
    `\`code\` ${code(String(value))} under HTTP ${status}. ${cause}`,
    `**What to do.** ${remedy}`,
    `**Retry as is?** ${retryable ? "Yes, after a pause." : "No."}`,
    jsonBlock(example),
    `**Evidence.** ${describeEvidence(recordings, since)}`,
  ].join("\n\n");
}
