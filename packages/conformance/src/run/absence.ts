import { errorTable, stepTable, successCodes } from "@milvus-rest/types";
import { type Access, secretsOfAccess } from "../checks/build-request.ts";
import { type Answer, headerOf } from "../exchange.ts";
import type { Asked } from "./ask.ts";
import { codeIn } from "./code-in.ts";
import { describeAnswer, redact } from "./describe.ts";

/** Why the first reply shows that no REST API v2 answers at a URL. */
export interface Absence {
  message: string;
  /** Whether time may mend it: the server, or what is behind it, may still be starting. */
  mayPass: boolean;
}

/** Undefined where the API answers, also wrongly; or where no answer came in time, which is for the checks to tell. */
export function absenceIn({ request, reply }: Asked, access: Access): Absence | undefined {
  const { url } = access;
  if ("failure" in reply) {
    const { kind, reason, advice } = reply.failure;
    if (kind === "silence") return undefined;
    return { message: `no HTTP answer from ${url.href}: ${reason}. ${advice}`, mayPass: true };
  }
  const { answer } = reply;
  const sign = signs.find(({ shows }) => shows(answer, url));
  if (!sign) return undefined;
  const asked = `${request.method} ${request.target}`;
  const came = redact(describeAnswer(answer), secretsOfAccess(access));
  const advice = redact(sign.advice(answer, url), secretsOfAccess(access));
  return { message: `${url.href} ${sign.says}: ${asked} was answered with ${came}. ${advice}`, mayPass: sign.mayPass };
}

interface Sign {
  shows: (answer: Answer, url: URL) => boolean;
  /** What the server is, after its URL. */
  says: string;
  advice: (answer: Answer, url: URL) => string;
  mayPass: boolean;
}

/** A status is a sign only where no envelope comes with it: that is the API's, whatever its status. */
const ofStatus =
  (...statuses: readonly number[]) =>
  (answer: Answer): boolean =>
    statuses.includes(answer.status) && !knownCodes.has(codeIn(answer) ?? Number.NaN);

const signs: readonly Sign[] = [
  {
    shows: (answer) => codeIn(answer) === errorTable[stepTable.readiness].code,
    says: "is not ready",
    advice: () => "Run again when it is, or let --wait wait for it.",
    mayPass: true,
  },
  {
    shows: ofStatus(502, 503, 504),
    says: "does not reach the server behind it",
    advice: () => "Run again when the server is up, or let --wait wait for it.",
    mayPass: true,
  },
  {
    shows: ofStatus(404, 405, 501),
    says: "has no REST API v2",
    advice: () => "Check the path and the port in the URL; Milvus has this API from 2.3.13 on.",
    mayPass: false,
  },
  {
    shows: ofStatus(301, 302, 303, 307, 308),
    says: "redirects instead of answering",
    advice: (answer) => `Give the URL that it redirects to: ${headerOf(answer, "Location") ?? "it names none"}.`,
    mayPass: false,
  },
  {
    shows: (answer, { protocol }) =>
      protocol === "http:" && ofStatus(400)(answer) && /\bHTTPS (?:server|port)\b/.test(answer.body.toString("latin1")),
    says: "expects TLS",
    advice: (_, { host }) => `Try https://${host}.`,
    mayPass: false,
  },
];

const knownCodes: ReadonlySet<number> = new Set([
  ...successCodes,
  ...Object.values(errorTable).map(({ code }) => code),
]);
