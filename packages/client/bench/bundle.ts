import { join } from "node:path";
import { rolldown } from "rolldown";

const everything = join(import.meta.dirname, "../src/index.ts");

/** A module with all it imports, as an application would ship it to browsers: bundled and minified. */
export async function bundle(input: string = everything): Promise<string> {
  await using build = await rolldown({ input, platform: "browser", external: /^node:/ });
  const { output } = await build.generate({ format: "esm", minify: true });
  return output[0].code;
}
