import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Starts the server of the benchmarks in a process of its own; disposing it ends that. */
export async function startServer(): Promise<{ url: string } & Disposable> {
  const server = fork(join(import.meta.dirname, "server.ts"), { execArgv: [] });
  const [port] = await once(server, "message");
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => server.disconnect() };
}
