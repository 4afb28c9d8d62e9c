import type { Answer } from "../exchange.ts";
import type { DeclaredAnswer } from "../spec/declared-answer.ts";
import type { RouteNode } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import { mediaTypeOf, nameMediaType } from "./answer-text.ts";
import type { Deviation } from "./deviation.ts";
import { quote } from "./quote.ts";

/** What can be wrong with an answer before anything in it is understood. */

export function undeclaredStatus({ status }: Answer, { answers, file }: Operation): Deviation {
  const declared = [...new Set(answers.map((each) => each.status))].join(", ");
  return {
    cause: `status:${status}`,
    message: `expected an HTTP status that the spec declares (${declared}), got ${status}`,
    spec: file,
    remedy:
      "Send the envelope under the status that the error catalogue gives for its code: for most errors that is 200.",
  };
}

export function undeclaredMediaType(answer: Answer, declared: readonly DeclaredAnswer[]): Deviation {
  return wrongMediaType(
    answer,
    [...new Set(declared.map(({ mediaType }) => mediaType))].join(" or "),
    declared[0]?.file,
  );
}

export function undeclaredText(text: string, [first]: readonly DeclaredAnswer[]): Deviation {
  return {
    cause: `body:${first?.title}`,
    message: `expected a text that the spec declares under HTTP ${first?.status}, got ${quote(text)}`,
    spec: first?.file ?? "spec/openapi.yaml",
    remedy: "Send the text of the spec's example.",
  };
}

export function misshapenRoute(route: RouteNode, answer: Answer): Deviation {
  const { status, mediaType, body = "" } = route;
  if (mediaType !== undefined && mediaTypeOf(answer) !== mediaType)
    return wrongMediaType(answer, mediaType, profilesFile);
  return {
    cause: `body:http-${status}`,
    message: `expected ${nameBody(body)} with HTTP ${status}, got ${quote(answer.body.toString("utf8"))}`,
    spec: profilesFile,
    remedy: `Send ${nameBody(body)}. HTTP ${status} is for: ${route.description}`,
  };
}

const nameBody = (text: string) => (text === "" ? "no body" : `the body ${quote(text)}`);

export const profilesFile = "spec/profiles.yaml";

function wrongMediaType(answer: Answer, wanted: string, spec = "spec/openapi.yaml"): Deviation {
  const given = mediaTypeOf(answer);
  return {
    cause: `media-type:${given}`,
    message: `expected ${wanted} with HTTP ${answer.status}, got ${nameMediaType(given)}`,
    spec,
    remedy:
      "Send the `Content-Type` that the spec declares. A page of HTML often comes from a proxy in front of the server.",
  };
}
