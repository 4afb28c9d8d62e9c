/** A header as it stands on the wire: name and value. */
export type Header = readonly [name: string, value: string];

/** A request, as it goes over the wire. */
export interface SentRequest {
  method: string;
  /** What stands between method and version: the path with its query. */
  target: string;
  /** As the request line has it, such as `HTTP/1.1`; empty where it has none. */
  httpVersion: string;
  headers: readonly Header[];
  /** Without its framing. */
  body: Buffer;
  /** Whether the framing is broken, so that no server can read the body to its end. Default false. */
  isCutOff?: boolean;
}

/** What came back. */
export interface Answer {
  status: number;
  headers: readonly Header[];
  body: Buffer;
}

/** A request and its answer. */
export interface Exchange {
  request: SentRequest;
  answer: Answer;
}

/** The first value of a header, without the blanks around it. */
export function headerOf({ headers }: { headers: readonly Header[] }, name: string): string | undefined {
  return headersOf({ headers }, name)[0];
}

/** All values of a header, in the order they came. */
export function headersOf({ headers }: { headers: readonly Header[] }, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value.replace(blanksAround, ""));
}

/** Blanks and tabs only, as HTTP says. */
const blanksAround = /^[ \t]+|[ \t]+$/g;
