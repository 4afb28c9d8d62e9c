import type { Socket } from "node:net";
import { createContext, runInContext } from "node:vm";
import { expect, onTestFinished, test, vi } from "vitest";
import { bundle } from "../bench/bundle.ts";
import type * as Client from "../src/index.ts";
import { createClient } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { rawServer } from "./raw-server.ts";
import { json, serve, success } from "./serve.ts";

const body = { collectionName: "quick_setup" };
const url = "http://localhost:19530";

/** All that the client needs of a runtime: what it imports or uses beyond this would throw. */
async function importWith(globals: object): Promise<typeof Client> {
  const realm = createContext({ AbortController, performance, setTimeout, clearTimeout, ...globals });
  const toScript = (_: string, names: string) => `globalThis.copy={${names.replace(/(\w+) as (\w+)/g, "$2:$1")}}`;
  runInContext((await bundle()).replace(/export\{(.*)\}/, toScript), realm);
  return realm.copy;
}

/** A URL as React Native has it: it takes anything, and knows no more than `href`. */
class PlainUrl {
  readonly href: string;
  constructor(given: string) {
    this.href = given;
  }
}

test("without TextDecoder, TextEncoder, Headers, Request, btoa and more, as in Jest's jsdom, calls succeed and fail", async () => {
  const sent: unknown[] = [];
  const responses = ['{"code":0,"data":{}}', '{"code":1800,"message":"no root:pässwört"}'];
  const fetch: Client.Fetch = async (target, { headers }) => {
    sent.push([target, JSON.parse(JSON.stringify(headers)).authorization]);
    return Object.assign(Object.create(null), { status: 200, headers: new Map(), text: async () => responses.shift() });
  };
  const { createClient: create, MilvusApiError } = await importWith({ URL: PlainUrl, fetch });
  const { collections } = create({ url, token: "root:pässwört" });

  expect(await collections.release(body)).toMatchObject({});
  const error = await failureOf(collections.release(body));

  const request = [`${url}/v2/vectordb/collections/release`, `Bearer root:p${"Ã¤"}ssw${"Ã¶"}rt`];
  expect(sent).toEqual([request, request]);
  expect(MilvusApiError.is(error) && error.serverMessage).toBe("no [redacted]");
});

test("a signal without reason and methods, as React Native's, ends the call as an AbortError", async () => {
  const listeners: (() => void)[] = [];
  const signal = {
    aborted: false,
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    removeEventListener() {},
  };
  await using server = await serve(() => {
    for (const listener of listeners) listener();
  });

  const call = createClient({ url: server.url }).collections.release(body, {
    signal: signal as unknown as AbortSignal,
  });

  expect(await failureOf(call)).toMatchObject({ name: "AbortError" });
});

/** Puts an AbortController in place whose signals Node's fetch does not take: those of jsdom are like that. */
function withForeignAbortController(): void {
  class ForeignSignal extends EventTarget {
    aborted = false;
    reason: unknown;
  }
  class ForeignController {
    readonly signal = new ForeignSignal();
    abort(reason: unknown) {
      Object.assign(this.signal, { aborted: true, reason });
      this.signal.dispatchEvent(new Event("abort"));
    }
  }
  vi.stubGlobal("AbortController", ForeignController);
  onTestFinished(() => void vi.unstubAllGlobals());
}

test("with an AbortController that is not fetch's own, as in Vitest's jsdom, each request is sent once", async () => {
  withForeignAbortController();
  await using server = await serve(success, json({ code: 1, message: "" }), success);
  const { collections } = createClient({ url: server.url });

  expect(await collections.release(body)).toEqual({});
  expect(await collections.release(body)).toEqual({});
  expect(server.requests).toHaveLength(3);
});

test("with such an AbortController a call ends on time, and its connection with it", async () => {
  withForeignAbortController();
  await using server = await rawServer((socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{"));
  const { collections } = createClient({ url: server.url, timeout: 100 });

  expect(await failureOf(collections.release(body))).toMatchObject({ name: "MilvusTimeoutError", phase: "body" });
  await server.drained();
});

test("with such an AbortController a response that comes after the call has ended is released", async () => {
  withForeignAbortController();
  const sockets: Socket[] = [];
  await using server = await rawServer((socket) => sockets.push(socket));
  const { collections } = createClient({ url: server.url, timeout: 100 });

  expect(await failureOf(collections.release(body))).toMatchObject({ phase: "headers" });
  sockets[0]?.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{");
  await server.drained();
});

test("with such an AbortController a call of raw ends with the caller's own reason", async () => {
  withForeignAbortController();
  const controller = new AbortController();
  const reason = new Error("the user left");
  await using server = await serve(() => controller.abort(reason));
  const { raw } = createClient({ url: server.url });

  const call = raw.POST("/v2/vectordb/collections/release", { body, signal: controller.signal });

  expect(await failureOf(call)).toBe(reason);
});

test("with such an AbortController a call ends with the caller's own reason", async () => {
  withForeignAbortController();
  const controller = new AbortController();
  const reason = new Error("the user left");
  await using server = await serve(() => controller.abort(reason));

  expect(await failureOf(createClient({ url: server.url }).collections.release(body, controller))).toBe(reason);
});
