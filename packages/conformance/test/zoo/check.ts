import { startMock } from "@milvus-rest/mock";
import { type Report, runConformance } from "../../src/index.ts";
import { independentServerOf } from "../servers/independent.ts";
import { serveBehind, serveFunction } from "../servers/proxy.ts";
import { releaseSpec } from "../specs.ts";
import { type Defect, users } from "./change.ts";

/** Checks a defective server: the mock if the defect names one, else the independent server, which is judged as Milvus 2.6. */
export async function check({
  change,
  options = {},
  auth,
  mock,
  rewrite,
}: Omit<Defect, "name" | "check" | "cause">): Promise<Report> {
  // Those of an operation's effect need more operations than the release.
  const spec = options.operations ? undefined : releaseSpec;
  if (!mock) {
    await using server = await serveFunction(independentServerOf(auth ? users : undefined), change);
    return await runConformance({ url: server.url, spec, profile: "2.6", ...options });
  }
  await using sound = await startMock(mock);
  await using server = await serveBehind(sound.url, change, rewrite);
  return await runConformance({ url: server.url, spec, ...options });
}
