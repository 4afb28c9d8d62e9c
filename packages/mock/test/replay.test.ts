import { type ProfileName, profileTable } from "@milvus-rest/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/index.ts";
import { RawClient } from "./raw-client.ts";
import { essenceOf } from "./replay/essence.ts";
import { bytesOf, type RawAnswer, readRecordings, worldFile } from "./replay/recordings.ts";

const profiles = Object.entries(profileTable).map(([name, { recordings }]) => ({
  profile: name as ProfileName,
  recordings: readRecordings(recordings),
}));

/** The request that shows that a connection, or a server, goes on. */
const plain = (header = "") =>
  [
    "POST /v2/vectordb/collections/release HTTP/1.1",
    "Host: localhost",
    `Connection: close${header}`,
    "Content-Length: 32",
    "",
    '{"collectionName":"quick_setup"}',
  ].join("\r\n");

describe.each(profiles)("Milvus $profile", ({ profile, recordings }) => {
  let servers: Record<"on" | "off" | "sticky", Mock>;

  beforeAll(async () => {
    // The default limit of 30 s becomes 6: time enough to read 20 MB on a busy machine.
    const options = { profile, world: worldFile, speed: 5 };
    servers = {
      on: await startMock({ ...options, auth: true }),
      off: await startMock(options),
      sticky: await startMock({ ...options, bugs: ["stickyTimeout"] }),
    };
  });

  afterAll(async () => {
    for (const server of Object.values(servers)) await server.close();
  });

  test.each(recordings.filter(({ response }) => response.status !== null))("$id", async (recording) => {
    const { id, auth, request, response, secondResponse, interim = [], note } = recording;
    const isSticky = id.startsWith("timeout-sticky-");
    const { url } = isSticky ? servers.sticky : servers[auth];
    if (isSticky) await exchange(url, plain(`\r\nRequest-Timeout: ${/Request-Timeout: (\d+)/.exec(note)?.[1]}`));
    const client = new RawClient(url);

    client.send(bytesOf(request));
    if (note.includes("half-closes")) client.halfClose();
    const answer = await client.answer({ isHead: request.method === "HEAD" });
    if (secondResponse) client.send(plain());
    const second = secondResponse && (await client.answer());
    client.close();

    const compare = (raw: RawAnswer) => essenceOf(raw, profile, request.headers.traceparent === undefined);
    expect(compare(answer)).toEqual(compare(response));
    expect(answer.interim).toEqual(interim);
    expect(second && compare(second)).toEqual(secondResponse && compare(secondResponse));
  });
});

async function exchange(url: string, request: string): Promise<void> {
  const client = new RawClient(url);
  client.send(request);
  await client.answer();
  client.close();
}
