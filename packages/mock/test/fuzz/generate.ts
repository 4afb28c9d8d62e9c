import type { Random } from "./random.ts";

/** The bytes of a request that is nearly one: every part is right most of the time, and the whole is damaged now and then. */
export function generateRequest(random: Random): Buffer {
  const body = damage(Buffer.from(generateJson(random, 0)), random, 15);
  const isChunked = random.percent(15);
  const lines = [
    [pick(random, methods), pick(random, targets), pick(random, versions)].join(" "),
    ...Array.from({ length: random.below(4) }, () => pick(random, headers)),
    ...(random.percent(95) ? ["Host: localhost"] : []),
    isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${random.percent(90) ? body.length : random.below(99)}`,
  ];
  const framed = isChunked ? Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, chunkEnd]) : body;
  const lineEnd = random.percent(95) ? "\r\n" : "\n";
  return damage(Buffer.concat([Buffer.from([...lines, "", ""].join(lineEnd)), framed]), random, 25);
}

const chunkEnd = Buffer.from("\r\n0\r\n\r\n");
const path = "/v2/vectordb/collections/release";
const methods = { usual: ["POST"], odd: ["GET", "OPTIONS", "HEAD", "FOO", "po st", ""] } as const;
const targets = {
  usual: [path],
  odd: [`${path}/`, `${path}?a=%zz`, "*", `http://x${path}`, "/%7f", "/%zz", "//", "?", "é"],
} as const;
const versions = { usual: ["HTTP/1.1"], odd: ["HTTP/1.0", "HTTP/2.0", "HTTP/9", ""] } as const;
const headers = {
  usual: [
    "Connection: close",
    "Connection: keep-alive",
    "Expect: 100-continue",
    "Request-Timeout: 1",
    "DB-Name: 名",
    "Authorization: Basic cm9vdDpNaWx2dXM=",
    "X-Milvus-Mock: cut-body",
    "X-Milvus-Mock: delay=1",
    "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  ],
  odd: [
    "Expect: wonders",
    "Request-Timeout: 99999999999999999999",
    "Transfer-Encoding: gzip",
    "Content-Length: 5",
    "X: \x01",
    " folded",
    ": nameless",
  ],
} as const;
const atoms = [
  '"quick_setup"',
  '"x"',
  "null",
  "true",
  "-0",
  "1e999",
  "1.5",
  '"\\ud800"',
  '"\\u0000"',
  '"名"',
  "nul",
  "'",
  "",
] as const;
const keys = [
  '"collectionName"',
  '"dbName"',
  '"COLLECTIONNAME"',
  '"partitionNames"',
  '"__proto__"',
  '"名"',
  "x",
] as const;

/** The usual most of the time, the odd in one of ten cases. */
function pick(random: Random, { usual, odd }: Record<"usual" | "odd", readonly [string, ...string[]]>): string {
  return random.pick(random.percent(90) ? usual : odd);
}

function generateJson(random: Random, depth: number): string {
  if (depth > 0 && (depth > 4 || random.percent(70))) return random.pick(atoms);
  const parts = Array.from({ length: random.below(4) }, () => generateJson(random, depth + 1));
  if (depth > 0 && random.percent(40)) return `[${parts.join(",")}]`;
  return `{${parts.map((part) => `${random.pick(keys)}:${part}`).join(",")}}`;
}

/** Bytes with some of them changed, left out or said twice. */
function damage(bytes: Buffer, random: Random, chance: number): Buffer {
  if (bytes.length === 0 || !random.percent(chance)) return bytes;
  const at = random.below(bytes.length);
  const length = random.below(Math.min(20, bytes.length - at)) + 1;
  const part = bytes.subarray(at, at + length);
  const noise = Buffer.from(Array.from({ length }, () => random.below(256)));
  return Buffer.concat([
    bytes.subarray(0, at),
    random.pick([noise, Buffer.alloc(0), Buffer.concat([part, part])]),
    bytes.subarray(at + length),
  ]);
}
