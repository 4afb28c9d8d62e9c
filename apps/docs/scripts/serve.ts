import { serveDocs } from "../src/index.ts";

/** `pnpm serve`: serves the built page until Ctrl-C. */
const docs = await serveDocs({ port: Number(process.env.PORT ?? 8080) });
console.log(docs.url);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => docs.close());
