import { inspect } from "node:util";
import { rawServer, responses, responseWith } from "../test/raw-server.ts";
import { json, serve, success, text } from "../test/serve.ts";
import { type CallGiven, type ClientGiven, token } from "./contenders.ts";

type Call = ClientGiven & CallGiven;
type Release = (call: Call) => Promise<unknown>;

/** What a client does in one situation: true where it does what the point says. */
export type Point = (release: Release) => Promise<boolean>;

/** Milliseconds that a call may take. */
const timeout = 500;

const call = (url: string): Call => ({
  timeout,
  url,
  body: { collectionName: "quick_setup" },
  signal: new AbortController().signal,
});

const fails = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

async function failsAt(release: Release, bytes: string | Buffer): Promise<boolean> {
  await using server = await rawServer((socket) => socket.end(bytes));
  return await fails(release(call(server.url)));
}

/** Whether a call has ended within three times its limit. */
async function endsOnTime(release: Release, bytes: string): Promise<boolean> {
  await using server = await rawServer((socket) => socket.write(bytes));
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, timeout * 3, false));
  return await Promise.race([fails(release(call(server.url))), late]);
}

export const points: Record<string, Point> = {
  "an error envelope under HTTP 200 is a failure": (release) =>
    failsAt(
      release,
      responseWith('{"code":100,"message":"collection not found"}', { "Content-Type": "application/json" }),
    ),
  "two envelopes in one body are a failure": (release) =>
    failsAt(release, responseWith(responses.body + responses.body, { "Content-Type": "application/json" })),
  "a page under HTTP 200 is a failure": (release) =>
    failsAt(release, responseWith("<h1>Welcome</h1>", { "Content-Type": "text/html" })),
  "the time limit holds before the head": (release) => endsOnTime(release, ""),
  "the time limit holds in the body": (release) => endsOnTime(release, responses.head),
  "a lost connection is retried": async (release) => {
    await using server = await serve((response) => response.destroy(), success);
    return !(await fails(release(call(server.url))));
  },
  "a retryable code is retried": async (release) => {
    await using server = await serve(json({ code: 1, message: "service not ready" }), success);
    await fails(release(call(server.url)));
    return server.requests.length === 2;
  },
  "a redirect is not followed": async (release) => {
    await using elsewhere = await serve(success);
    await using server = await serve(text("", 307, { Location: elsewhere.url }));
    await fails(release(call(server.url)));
    return elsewhere.requests.length === 0;
  },
  "a response of 100 MB is cut off": async (release) => {
    const envelope = `{"code":0,"data":{},"padding":"${"x".repeat(100 * 2 ** 20)}"}`;
    await using server = await serve(text(envelope, 200, { "Content-Type": "application/json" }));
    return await fails(release({ ...call(server.url), timeout: 30_000 }));
  },
  "an abort surfaces as the caller's own reason": async (release) => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    await using server = await serve(() => controller.abort(reason));
    const thrown = await release({ ...call(server.url), signal: controller.signal }).then(
      () => undefined,
      (error: unknown) => error,
    );
    return thrown === reason;
  },
  "no error shows the token": async (release) => {
    await using server = await serve(json({ code: 1800, message: "user hasn't authenticated" }, 401));
    const thrown = await release(call(server.url)).then(
      () => "",
      (error: unknown) => error,
    );
    return !inspect(thrown, { depth: 9, showHidden: true }).includes(token);
  },
  "no argument is changed": async (release) => {
    await using server = await serve(success);
    const { body, ...rest } = call(server.url);
    await release({ ...rest, body });
    return JSON.stringify(body) === '{"collectionName":"quick_setup"}';
  },
};
