import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import * as overFetch from "../../src/index.ts";
import * as overPool from "../../src/node/index.ts";
import { cases, fetchCases } from "./cases.ts";

const clients = { fetch: overFetch, pool: { ...overFetch, ...overPool } };

describe.each(Object.entries(clients))("over %s, the client", (transport, client) => {
  test.each(Object.entries({ ...cases, ...(transport === "fetch" && fetchCases) }))("%s", async (_, contractCase) => {
    await using mock = await startMock(contractCase.mock);
    mock.next(...(contractCase.next ?? []));

    expect(await contractCase.run(client, mock.url)).toMatchObject(contractCase.expected);
  });
});
