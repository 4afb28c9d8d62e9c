import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { json, serve, success } from "../serve.ts";

test.each(["fetch", "pool"])("5,000 more calls over %s leave no more in memory, and no timer", async (transport) => {
  await using server = await serve((response, request) => {
    const respond = request.body.includes("nobody") ? json({ code: 100, message: "" }) : success;
    respond(response, request);
  });
  const program = join(import.meta.dirname, "program.ts");

  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program, transport, server.url]);

  const { grown, timers } = JSON.parse(stdout);
  expect(grown / 1_250).toBeLessThan(100);
  expect(timers).toBe(0);
});
