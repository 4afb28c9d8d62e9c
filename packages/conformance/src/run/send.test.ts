import type { HttpRequest } from "@milvus-rest/semantics";
import { describe, expect, test } from "vitest";
import { serve } from "../../test/servers/serve.ts";
import { maxResponseBytes, send } from "./send.ts";

const sound: HttpRequest = {
  method: "POST",
  target: "/",
  httpVersion: "HTTP/1.1",
  headers: [["Host", "localhost"]],
  body: Buffer.from("{}"),
};
const never = new AbortController().signal;

describe("an error of the kit itself is thrown, and is no fault of the server's:", () => {
  test.each([
    ["a header that cannot be sent", { headers: [["Authorization", "a\nb"]] }, "Invalid character in header content"],
    ["a target that cannot be sent", { target: "/a b" }, "Request path contains unescaped characters"],
  ] as const)("%s", async (_, fault, message) => {
    await using server = await serve((_, response) => response.end());

    const sending = send(new URL(server.url), { ...sound, ...fault }, 1_000, never);

    await expect(sending).rejects.toThrow(TypeError);
    await expect(sending).rejects.toThrow(message);
  });
});

test("a response as large as the limit is read", async () => {
  await using server = await serve((_, response) => response.end(Buffer.alloc(maxResponseBytes)));

  const { response } = await send(new URL(server.url), sound, 60_000, never);

  expect(response?.body).toHaveLength(maxResponseBytes);
});

test("a response over the limit is reported as such, and its connection is closed", async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await serve((request, response) => {
    request.socket.once("close", () => closed.resolve());
    // Endless: only the limit ends it.
    const write = () =>
      void (response.write(Buffer.alloc(65_536)) ? setImmediate(write) : response.once("drain", write));
    write();
  });

  const { failure } = await send(new URL(server.url), sound, 60_000, never);
  await closed.promise;

  expect(failure).toMatchObject({ kind: "oversized", reason: "the response has a body of more than 4194304 bytes" });
});
