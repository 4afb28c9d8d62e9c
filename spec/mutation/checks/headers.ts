import { headersOf } from "@milvus-rest/semantics";
import { distinct, type Exchange, exchanges } from "../exchanges.ts";
import { type JsonObject, objectOf } from "../mutants.ts";
import { nodeAt, type Trial } from "../trial.ts";

const timeLimits = distinct(
  exchanges.filter(({ request, knowledge }) => {
    const values = headersOf(request, "Request-Timeout");
    // In some releases the work may win the race with a limit that has expired.
    return values.length === 1 && /^-?\d{1,15}$/.test(values.join()) && knowledge.profile.timeoutRace !== "work";
  }),
  (exchange) => `${timeLimitOf(exchange)} ${expiredAtOnce(exchange)}`,
);
const served = exchanges.filter(({ got }) => got === "Success");
const withoutHeader = (name: string) => served.some(({ request }) => headersOf(request, name).length === 0);

/** Without a header a request is served; a time limit outside of the schema's expires at once, any other does not. */
export function headersHold({ document, isValid }: Trial): string | undefined {
  const parameters = Object.values(objectOf(objectOf(document.components).parameters)).map(objectOf);
  const needless = parameters.find(({ name, required }) => required === true && withoutHeader(String(name)));
  if (needless) return `${needless.name} is required`;
  const wrong = timeLimits.find(
    (exchange) =>
      isValid("#/components/parameters/RequestTimeout/schema", timeLimitOf(exchange)) === expiredAtOnce(exchange),
  );
  return wrong && `the time limit of ${wrong.id} is not as it was with Milvus ${wrong.release}`;
}

function timeLimitOf({ request }: Exchange): number {
  return Number(headersOf(request, "Request-Timeout").join());
}

function expiredAtOnce({ got, request }: Exchange): boolean {
  return ["RequestTimeout", "DeadlineExceeded"].includes(got) && !String(request.body).includes("slow_");
}

const credentials = [
  ...new Set(
    served.filter(({ knowledge }) => knowledge.auth).map(({ request }) => headersOf(request, "Authorization").join()),
  ),
];

/** Every kind of credentials that a server took has its scheme, and no scheme is for others. */
export function credentialsHold({ document }: Trial): string | undefined {
  const schemes = Object.values(nodeAt(document, "#/components/securitySchemes")).map(objectOf);
  const refused = credentials.find((each) => !schemes.some((scheme) => accepts(scheme, each)));
  if (refused !== undefined) return "credentials that a server took have no scheme";
  const unknown = schemes.find((scheme) => !credentials.some((each) => accepts(scheme, each)));
  return unknown && `no server took credentials of ${JSON.stringify(unknown)}`;
}

function accepts({ type, scheme, in: place, name }: JsonObject, text: string): boolean {
  const used = /^(bearer|basic) /i.exec(text)?.[1]?.toLowerCase();
  if (used) return type === "http" && scheme === used;
  return type === "apiKey" && place === "header" && name === "Authorization";
}
