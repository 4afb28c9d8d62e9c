import { join } from "node:path";
import { rolldown } from "rolldown";

const everything = join(import.meta.dirname, "../src/index.ts");

/**
 * A module with all it imports, as an application would ship it to browsers: bundled and minified.
 *
 * @throws {Error} when it imports what browsers do not have.
 */
export async function bundle(input: string = everything): Promise<string> {
  await using build = await rolldown({ input, platform: "browser", external: /^node:/, onLog: refuseMissing });
  const { output } = await build.generate({ format: "esm", minify: true });
  return output[0].code;
}

function refuseMissing(_: string, { code, message }: { code?: string; message: string }): void {
  if (code === "UNRESOLVED_IMPORT") throw new Error(message);
}
