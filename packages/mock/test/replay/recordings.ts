import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A recorded answer, or one of the mock's, taken apart. */
export interface RawAnswer {
  status: number;
  /** By the name in lower case. */
  headers: Record<string, string | string[]>;
  body: string;
}

/** One recorded exchange (spec/recordings/README.md). */
export interface Recording {
  id: string;
  auth: "on" | "off";
  request: {
    method: string;
    path: string;
    httpVersion: string;
    headers: Record<string, string | string[]>;
    bodyBase64?: string;
    bodyParts?: [string, number][];
    /** The body as it was framed, where the framing is of interest. */
    wireBodyBase64?: string;
  };
  response: RawAnswer & { status: number | null };
  secondResponse?: RawAnswer;
  interim?: string[];
  note: string;
}

const require = createRequire(import.meta.url);

export const worldFile = require.resolve("@milvus-rest/spec/recordings/world.yaml");

/** The rows of a release that are exchanges; the others sum up repeated runs. */
export function readRecordings(file: string): Recording[] {
  return readFileSync(require.resolve(`@milvus-rest/spec/recordings/${file}`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ response }) => response);
}

/** The bytes of a recorded request. */
export function bytesOf({ method, path, httpVersion, headers, ...body }: Recording["request"]): Buffer {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}`),
  );
  const line = `${method} ${path} ${httpVersion}`.trimEnd();
  return Buffer.concat([Buffer.from([line, ...lines, "", ""].join("\r\n")), bodyOf(body)]);
}

function bodyOf({ bodyBase64 = "", bodyParts, wireBodyBase64 }: Partial<Recording["request"]>): Buffer {
  if (bodyParts) return Buffer.from(bodyParts.map(([text, times]) => text.repeat(times)).join(""));
  return Buffer.from(wireBodyBase64 ?? bodyBase64, "base64");
}
