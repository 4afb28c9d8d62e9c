import { MilvusApiError, MilvusConnectionError, MilvusResponseError, MilvusTimeoutError } from "@milvus-rest/client";
import { explainConnection } from "./connection.ts";
import type { Outcome } from "./send.ts";

/** What the panel says of a request. */
interface Verdict {
  isGood: boolean;
  title: string;
  lines: string[];
  link?: { text: string; target: string };
}

/** Shows what came of a request: in words, and the response itself. */
export async function showOutcome(place: HTMLElement, outcome: Outcome, url: string): Promise<void> {
  const { isGood, title, lines, link } = await judge(outcome, url);
  const { response, durationMs } = outcome;
  place.replaceChildren(
    create("h2", "Response"),
    create("p", title, isGood ? "verdict good" : "verdict bad"),
    ...lines.map((line) => create("p", line)),
    ...(link ? [createLink(link.text, link.target)] : []),
    create("p", response ? `HTTP ${response.status}, after ${durationMs} ms:` : `After ${durationMs} ms.`, "hint"),
    ...(response?.body === undefined ? [] : [createPre(response.body)]),
  );
}

async function judge({ data, error }: Outcome, url: string): Promise<Verdict> {
  if (error === undefined) {
    return { isGood: true, title: "Success", lines: [`The client resolves to ${JSON.stringify(data)}.`] };
  }
  if (MilvusApiError.is(error)) return describeApiError(error);
  if (MilvusTimeoutError.is(error)) {
    return {
      isGood: false,
      title: "MilvusTimeoutError",
      lines: [
        error.phase === "server" ? "The server's own time limit is over." : "Your time limit is over.",
        "This does not prove that nothing happened: the server may go on with the work.",
      ],
      link: { text: "What a time limit means", target: "../guides/time-limits/index.html" },
    };
  }
  if (MilvusConnectionError.is(error)) {
    return { isGood: false, title: "MilvusConnectionError", lines: await explainConnection(url) };
  }
  if (MilvusResponseError.is(error)) {
    return { isGood: false, title: "MilvusResponseError", lines: [error.message] };
  }
  return {
    isGood: false,
    title: "Not sent, or cancelled",
    lines: [error instanceof Error ? error.message : String(error)],
  };
}

function describeApiError({ code, reason, remedy, retryable, serverMessage }: MilvusApiError): Verdict {
  const isKnown = reason !== "Unknown";
  return {
    isGood: false,
    title: `MilvusApiError: ${reason}, code ${code}`,
    lines: [
      serverMessage,
      remedy,
      retryable ? "The same request may succeed later." : "Do not repeat the same request.",
    ],
    ...(isKnown ? { link: { text: `About ${reason}`, target: `../errors/${reason}/index.html` } } : {}),
  };
}

function create(tag: string, text: string, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

/** A link that leaves the panel, where it is shown within another page. */
function createLink(text: string, target: string): HTMLElement {
  const line = document.createElement("p");
  const link = document.createElement("a");
  Object.assign(link, { href: target, textContent: text, target: "_top" });
  line.append(link);
  return line;
}

function createPre(body: string): HTMLElement {
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.append(create("code", readable(body)));
  return pre;
}

/** JSON is laid out; everything else is shown as it came. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
