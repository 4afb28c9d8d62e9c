import type { HttpRequest, Profile } from "@milvus-rest/semantics";
import { describeResponse, quote, toCurl } from "../describe.ts";
import type { Settings } from "../options.ts";
import { type Check, nameOf } from "../plan/check.ts";
import type { Redact } from "../redact.ts";
import type { Verdict } from "../report/summarise.ts";
import type { MadeCheck, Run } from "../run/run-plan.ts";
import type { Failure } from "../run/send.ts";
import { knowledgeOf } from "../run/server-state.ts";
import { type Deviation, expectationOf, profilesFile } from "./expectation.ts";
import { type Judgement, judgeResponse } from "./judge.ts";

/** What a check of a run is judged by. */
interface Circumstances {
  profile: Profile;
  run: Pick<Run, "auth" | "made">;
  settings: Settings;
  redact: Redact;
}

/** Judges a check: its response, what the looks afterwards have shown, and whether credentials are asked for as expected. */
export function judgeMade(made: MadeCheck, circumstances: Circumstances): Verdict {
  const { check, reply, isUnserved } = made;
  const { redact, run } = circumstances;
  const judgement = judgeReply(made, circumstances);
  const isWrong = judgement.deviations.length > 0;
  const others = [...effectsOf(made, redact), ...(made === run.made[1] ? authentication(made, circumstances) : [])];
  const own = isUnserved && isWrong ? [notServed(check)] : judgement.deviations;
  const curl = check.isGenerated ? toCurl(check.request, circumstances.settings.url) : undefined;
  return { check, request: check.request, curl, reply, redact, ...judgement, deviations: [...own, ...others] };
}

function judgeReply({ check, reply }: MadeCheck, { profile, run, settings, redact }: Circumstances): Judgement {
  const knowledge = knowledgeOf(profile, run.auth, settings, check.collections);
  const toExpectation = (request: HttpRequest, rememberedTimeout?: number) =>
    expectationOf(settings.spec, request, { ...knowledge, rememberedTimeout }, redact);
  const expectation = toExpectation(check.request);
  if (!reply.response) {
    const deviations = [noResponse(reply.failure, check)];
    return { expected: expectation.outcomes, got: "no response", deviations };
  }
  const judgement = judgeResponse(reply.response, expectation);
  if (judgement.deviations.length === 0) return judgement;
  if (check.rewritten) {
    const tolerated = judgeResponse(reply.response, toExpectation(check.rewritten));
    return tolerated.deviations.length === 0 ? tolerated : judgement;
  }
  if (!check.before || reply.response.status !== settings.spec.errors.get("RequestTimeout")?.status) return judgement;
  const kept = judgeResponse(reply.response, toExpectation(check.request, 0));
  if (kept.deviations.length === 0) return { ...kept, knownBug: "timeoutSticky" };
  return { ...judgement, deviations: [keptTimeout] };
}

const keptTimeout: Deviation = {
  cause: "bug:timeoutSticky",
  message: "one client's time limit of 0 became that of the next request, which has none",
  spec: profilesFile,
  remedy: "Let a `Request-Timeout` hold for its own request only.",
};

function notServed({ operation, request }: Check): Deviation {
  const message = `the server does not serve ${request.method} ${request.target}`;
  const remedy = "Serve it, or name the operations that the server has with --operation.";
  return { cause: `not-served:${nameOf(operation)}`, message, spec: operation.file, remedy };
}

/** An effect that is missing, or that should not have been. */
function effectsOf({ check, seen }: MadeCheck, redact: Redact): Deviation[] {
  const name = nameOf(check.operation);
  const { file } = check.operation;
  return seen.flatMap((each, index): Deviation[] => {
    const look = check.looks[index];
    if (!each || !look || each.got === look.value) return [];
    const got = each.reply.response ? describeResponse(each.reply.response, redact) : "nothing";
    const [claim, cause, remedy] = check.isRefused
      ? ["a request that has to be refused", "refused", "Change nothing for a request that is refused."]
      : [
          "a response of success",
          look.collection === check.looks[0]?.collection ? "missing" : "elsewhere",
          effectRemedy,
        ];
    const message = `after ${claim}, expected that ${look.state}, got ${look.field} ${quote(String(each.got), redact)}: ${got}`;
    return [{ cause: `effect:${name}:${cause}`, message, spec: file, remedy }];
  });
}

const effectRemedy =
  "Do what the request asks for, to what it names and to nothing else, before the response of success.";

/** Credentials that were given are expected to matter. */
function authentication({ reply, check }: MadeCheck, { run, settings, redact }: Circumstances): Deviation[] {
  const { auth } = settings;
  if (auth === undefined || !reply.response || (auth === "on") === run.auth) return [];
  const got = describeResponse(reply.response, redact);
  const spec = check.operation.file;
  if (auth === "off") {
    const message = `expected a server that lets everybody in (--auth off), got ${got}`;
    return [{ cause: "auth:on", message, spec, remedy: "Turn authentication off, or give a token and --auth on." }];
  }
  const message = `expected a server that asks for credentials, but a request without any got ${got}`;
  const remedy =
    "Turn authentication on (common.security.authorizationEnabled), or say --auth off and give no unprivileged token.";
  return [{ cause: "auth:off", message, spec, remedy }];
}

function noResponse({ kind, reason }: Failure, { operation: { file: spec } }: Check): Deviation {
  if (kind === "oversized") {
    const message = `expected an envelope: ${reason}`;
    return { cause: "body:too-large", message, spec, remedy: "Send an envelope, and nothing after it." };
  }
  if (kind === "cut") {
    const remedy = "Send as many bytes as the Content-Length says, or the last chunk, before the connection ends.";
    return { cause: "body:cut", message: `expected a whole response, got ${reason}`, spec, remedy };
  }
  const remedy =
    "Respond to every request, even an invalid one. If the server is only slow, give it more time with --timeout.";
  return { cause: `no-response:${kind}`, message: `expected a response, got none: ${reason}`, spec, remedy };
}
