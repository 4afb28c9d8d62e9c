import { serveDocs } from "./index.ts";

const wanted = process.env.PORT || "8080";

/** `pnpm --filter @milvus-rest/docs serve`: serves the built page until Ctrl-C, on the port PORT or 8080. */
try {
  const docs = await serveDocs({ port: parsePort() });
  console.log(`${docs.url} (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => docs.close());
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}

function parsePort(): number {
  const port = Number(wanted);
  if (/^\d+$/.test(wanted) && port <= 65535) return port;
  throw new Error(
    `PORT=${wanted} is not a TCP port: expected a number from 0 (any free port) to 65535; without PORT it is 8080`,
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return `Port ${wanted} is in use: stop the program that listens there, or set PORT to another one`;
  if (code === "EACCES") return `Port ${wanted} needs more rights than this user has: set PORT to 1024 or above`;
  return error.message;
}
