import { expect, test } from "vitest";
import { measureOwnCode } from "../bench/size.ts";

test("an application ships no more than 5.6 kB of the client's own code", async () => {
  expect(await measureOwnCode()).toBeLessThanOrEqual(5_600);
});
