import { publishedSpec } from "@milvus-rest/semantics";
import type { ProfileName } from "@milvus-rest/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Line, type LineRequest, readLines, recordingFile, sets } from "../../semantics/test/recordings.ts";
import { type Mock, startMock } from "../src/index.ts";
import { comparablePart } from "./comparable.ts";
import { RawClient, type RawResponse } from "./raw-client.ts";

/** What Node's HTTP server does otherwise, and why that is left so (README.md, "How faithful it is"). */
const different: Record<string, string> = {
  "upgrade-h2c": "an upgrade to HTTP/2 is ignored, as a server may; HTTP/2 from the first byte on is spoken",
};
/** Two envelopes in one body: a bug of the release, which came once in many tries (`timeoutTwoEnvelopes`). */
const isRareBug = ({ response }: Line) => /\}\{"code"/.test(response?.body ?? "");

/** The request that shows that a connection goes on. */
const plain = (header = "") =>
  [
    "POST /v2/vectordb/collections/release HTTP/1.1",
    "Host: localhost",
    `Connection: close${header}`,
    "Content-Length: 32",
    "",
    '{"collectionName":"quick_setup"}',
  ].join("\r\n");

const cases = sets.flatMap(({ folder, world }) =>
  [...publishedSpec().profiles.values()].map((profile) => ({
    name: `${folder}${profile.name}`,
    folder,
    world,
    profile,
    lines: readLines(folder, profile).filter(({ response }) => response !== null && response.status !== null),
  })),
);

describe.each(cases)("Milvus $name", ({ folder, world, profile, lines }) => {
  let servers: Record<"on" | "off" | "sticky" | "unready", Mock>;

  beforeAll(async () => {
    // The default limit of 30 s becomes 6: time enough to read 20 MB on a busy machine.
    const options = { profile: profile.name as ProfileName, world: recordingFile(`${folder}world.yaml`), speed: 5 };
    const unready = { ...options, world: { ...world, ready: false } };
    servers = {
      unready: await startMock(unready),
      on: await startMock({ ...options, auth: true }),
      off: await startMock(options),
      sticky: await startMock({ ...options, bugs: ["stickyTimeout"] }),
    };
  });

  afterAll(async () => {
    for (const server of Object.values(servers)) await server.close();
  });

  test.each(lines.filter((line) => !(line.id in different || isRareBug(line))))("$id", async (line) => {
    const { id, auth, request, response, secondResponse, interim = [], note, before = [] } = line as Recorded;
    const isSticky = id.startsWith("timeout-sticky-");
    const isUnready = note.includes("proxy was not ready");
    const mock = isSticky ? servers.sticky : isUnready ? servers.unready : servers[auth];
    const { url } = mock;
    if (folder !== "") mock.reset();
    for (const earlier of before) await exchange(url, bytesOf(earlier.request));
    if (isSticky) await exchange(url, plain(`\r\nRequest-Timeout: ${/Request-Timeout: (\d+)/.exec(note)?.[1]}`));
    const client = new RawClient(url);

    client.send(bytesOf(request));
    if (note.includes("half-closes")) client.halfClose();
    const given = await client.response({ isHead: request.method === "HEAD" });
    if (secondResponse) client.send(plain());
    const second = secondResponse && (await client.response());
    client.close();

    const compare = (raw: RawResponse) => comparablePart(raw, profile, request.headers.traceparent === undefined);
    expect(compare(given)).toEqual(compare(response));
    expect(given.interim).toEqual(interim);
    expect(second && compare(second)).toEqual(secondResponse && compare(secondResponse));
  });
});

type Recorded = Line & { request: LineRequest; response: RawResponse; secondResponse?: RawResponse };

/** The bytes of a recorded request. */
function bytesOf({ method, path, httpVersion, headers, ...body }: LineRequest): Buffer {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}`),
  );
  const line = `${method} ${path} ${httpVersion}`.trimEnd();
  return Buffer.concat([Buffer.from([line, ...lines, "", ""].join("\r\n")), sentBody(body)]);
}

function sentBody({ bodyBase64 = "", bodyParts, wireBodyBase64 }: Partial<LineRequest>): Buffer {
  if (bodyParts) return Buffer.from(bodyParts.map(([text, times]) => text.repeat(times)).join(""));
  return Buffer.from(wireBodyBase64 ?? bodyBase64, "base64");
}

async function exchange(url: string, request: string | Buffer): Promise<void> {
  const client = new RawClient(url);
  client.send(request);
  await client.response();
  client.close();
}
