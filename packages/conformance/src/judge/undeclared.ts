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
    message: `HTTP ${status} is no status of this API (${declared}); an error, too, mostly comes under 200`,
    spec: file,
    remedy: "Answer the envelope with its code under the status that the catalogue names.",
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
    message: `the text ${quote(text)} is none that the spec knows under HTTP ${first?.status}`,
    spec: first?.file ?? "spec/openapi.yaml",
    remedy: "Answer the text of the spec's example.",
  };
}

export function misshapenRoute(route: RouteNode, answer: Answer): Deviation {
  const { status, mediaType, body = "" } = route;
  if (mediaType !== undefined && mediaTypeOf(answer) !== mediaType)
    return wrongMediaType(answer, mediaType, profilesFile);
  return {
    cause: `body:http-${status}`,
    message: `the body of HTTP ${status} is ${quote(answer.body.toString("utf8"))}; it is ${quote(body)}`,
    spec: profilesFile,
    remedy: `Answer ${body === "" ? "an empty body" : quote(body)}. ${route.description}`,
  };
}

export const profilesFile = "spec/profiles.yaml";

function wrongMediaType(answer: Answer, wanted: string, spec = "spec/openapi.yaml"): Deviation {
  const given = mediaTypeOf(answer);
  return {
    cause: `media-type:${given}`,
    message: `HTTP ${answer.status} comes with ${nameMediaType(given)}; it is ${wanted}`,
    spec,
    remedy: "Send `Content-Type` as declared; a page of HTML often comes from a proxy in front of the server.",
  };
}
