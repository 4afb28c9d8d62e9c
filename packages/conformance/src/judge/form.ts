import { type Answer, headerOf } from "../exchange.ts";
import type { Deviation } from "./deviation.ts";
import type { Expectation } from "./expect.ts";
import { quote } from "./quote.ts";
import type { Recognised } from "./recognise.ts";
import { apiPathOf } from "./target.ts";
import { profilesFile } from "./undeclared.ts";
import { fits } from "./wording.ts";

/** Holds an answer that is allowed against how the profile gives it: success code, body of a 408, wording, redirect. */
export function judgeForm(recognised: Recognised, answer: Answer, expectation: Expectation): Deviation[] {
  const deviation =
    wrongSuccessCode(recognised, expectation) ??
    wrongTimeoutBody(recognised, expectation) ??
    wrongWording(recognised, expectation) ??
    wrongRedirect(answer, expectation);
  return deviation ? [deviation] : [];
}

function wrongSuccessCode({ outcome, as }: Recognised, { circumstances }: Expectation): Deviation | undefined {
  const { successCode } = circumstances.profile;
  if (outcome !== "Success" || !("code" in as) || as.code === successCode) return undefined;
  return {
    cause: `success-code:${as.code}`,
    message: `expected the code ${successCode} on success, got ${as.code}`,
    spec: profilesFile,
    remedy: `Send ${successCode}, or judge by the profile of your release with --profile.`,
  };
}

function wrongTimeoutBody({ outcome, as }: Recognised, { circumstances }: Expectation): Deviation | undefined {
  if (outcome !== "RequestTimeout" || !("mediaType" in as)) return undefined;
  const { timeoutBody } = circumstances.profile;
  const given = as.mediaType === "text/plain" ? "text" : "envelope";
  if (given === timeoutBody) return undefined;
  return {
    cause: `timeout-body:${given}`,
    message: `expected ${timeoutBodies[timeoutBody]} with HTTP ${as.status}, got ${timeoutBodies[given]}`,
    spec: profilesFile,
    remedy: "Answer as `timeoutBody` says for this profile, or judge by the profile of your release with --profile.",
  };
}

const timeoutBodies = { text: "a bare text", envelope: "an envelope" };

function wrongWording({ outcome, message }: Recognised, { outcomes }: Expectation): Deviation | undefined {
  const wordings = outcomes.get(outcome) ?? [];
  if (wordings.length === 0 || wordings.some((wording) => fits(message, wording))) return undefined;
  const wanted = wordings.map(({ text, isStart }) => `${isStart ? "begin with" : "be"} ${quote(text)}`).join(" or ");
  return {
    cause: `wording:${outcome}`,
    message: `expected the message of ${outcome} to ${wanted}, got ${quote(message)}`,
    spec: profilesFile,
    remedy: "Use the expected words: clients and people look for them.",
  };
}

/** A redirect leads to the same path without the slash; a proxy may put something before it, or not. */
function wrongRedirect(answer: Answer, { outcomes, request, circumstances }: Expectation): Deviation | undefined {
  if (!outcomes.has("trailingSlash")) return undefined;
  const location = headerOf(answer, "Location") ?? "";
  const [path = ""] = location.split("?");
  if (path !== "" && path.endsWith(apiPathOf(request, circumstances.basePath).replace(/\/$/, ""))) return undefined;
  return {
    cause: "headers:value:Location",
    message: `expected a Location that leads to the path without the slash, got ${location === "" ? "none" : quote(location)}`,
    spec: profilesFile,
    remedy: "Send the path without the slash as the `Location` of the redirect.",
  };
}
