import { runCases } from "./runner.ts";

/** For workerd: a worker that is sent the targets. */
export default {
  fetch: async (request: Request) => Response.json(await runCases(await request.json())),
};
