import { serveDocs } from "../src/index.ts";

/** `pnpm --filter @milvus-rest/docs serve`: serves the built page until Ctrl-C, on the port PORT or 8080. */
try {
  const docs = await serveDocs({ port: Number(process.env.PORT ?? 8080) });
  console.log(`${docs.url} (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => docs.close());
} catch (error) {
  console.error(`PORT=${process.env.PORT ?? 8080}: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
