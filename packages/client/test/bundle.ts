import { join } from "node:path";
import { rolldown } from "rolldown";

/** The client as an application would ship it: with all it imports, for browsers, minified. */
export async function bundle(): Promise<string> {
  const input = join(import.meta.dirname, "../src/index.ts");
  await using build = await rolldown({ input, platform: "browser" });
  const { output } = await build.generate({ format: "esm", minify: true });
  return output[0].code;
}
