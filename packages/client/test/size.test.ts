import { expect, test } from "vitest";
import { measureSizes } from "../bench/size.ts";

test("an application ships no more than 6.4 kB for the client besides openapi-fetch, which `raw` is", async () => {
  const { "@milvus-rest/client": client = Number.NaN, "openapi-fetch": openapiFetch = Number.NaN } =
    await measureSizes();

  expect(client - openapiFetch).toBeLessThanOrEqual(6400);
});
