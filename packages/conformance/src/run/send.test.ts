import { describe, expect, test } from "vitest";
import { serve } from "../../test/servers/serve.ts";
import type { SentRequest } from "../exchange.ts";
import { send } from "./send.ts";

const sound: SentRequest = {
  method: "POST",
  target: "/",
  httpVersion: "HTTP/1.1",
  headers: [],
  body: Buffer.from("{}"),
};
const never = new AbortController().signal;

describe("an error of the kit's own is thrown as it is, and no fault of the server's:", () => {
  test.each([
    ["a header that cannot be sent", { headers: [["Authorization", "a\nb"]] }, "Invalid character in header content"],
    ["a target that cannot be sent", { target: "/a b" }, "Request path contains unescaped characters"],
  ] as const)("%s", async (_, flaw, message) => {
    await using server = await serve((_, response) => response.end());

    const sending = send(new URL(server.url), { ...sound, ...flaw }, 1_000, never);

    await expect(sending).rejects.toThrow(TypeError);
    await expect(sending).rejects.toThrow(message);
  });
});
