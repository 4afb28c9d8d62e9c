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
    message: `success has the code ${as.code}; in this profile it is ${successCode}`,
    spec: profilesFile,
    remedy: `Answer ${successCode}, or judge by the profile of the release.`,
  };
}

function wrongTimeoutBody({ outcome, as }: Recognised, { circumstances }: Expectation): Deviation | undefined {
  if (outcome !== "RequestTimeout" || !("mediaType" in as)) return undefined;
  const { timeoutBody } = circumstances.profile;
  const given = as.mediaType === "text/plain" ? "text" : "envelope";
  if (given === timeoutBody) return undefined;
  return {
    cause: `timeout-body:${given}`,
    message: `the body of HTTP ${as.status} is of the form "${given}"; in this profile it is "${timeoutBody}"`,
    spec: profilesFile,
    remedy: "Answer as the difference `timeoutBody` says, or judge by the profile of the release.",
  };
}

function wrongWording({ outcome, message }: Recognised, { outcomes }: Expectation): Deviation | undefined {
  const wordings = outcomes.get(outcome) ?? [];
  if (wordings.length === 0 || wordings.some((wording) => fits(message, wording))) return undefined;
  const wanted = wordings.map(({ text, isStart }) => `${isStart ? "begins with " : "is "}${quote(text)}`).join(" or ");
  return {
    cause: `wording:${outcome}`,
    message: `the message of ${outcome} is ${quote(message)}; it ${wanted}`,
    spec: profilesFile,
    remedy: "Word it so: clients and people look for these words.",
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
    message: `Location is ${quote(location)}; it leads to the path without the slash`,
    spec: profilesFile,
    remedy: "Send `Location` with the redirect.",
  };
}
