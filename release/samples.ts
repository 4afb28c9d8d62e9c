import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/turbo.ts";

/** The README's sample of the client, for a server at `url`, as the file of each module system. */
export function readmeSamples(url: string): Readonly<Record<string, string>> {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, sample = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const source = sample.replace("http://localhost:19530", url);
  return { "sample.mjs": source, "sample.cjs": toCommonJs(source) };
}

/** As one writes it there: `require`, and no `await` outside of a function. */
export function toCommonJs(source: string): string {
  const required = source.replace(/^import (.+) from (.+);$/gm, "const $1 = require($2);");
  const [imports = "", ...others] = required.split("\n\n");
  return `${imports}\n\n(async () => {\n${others.join("\n\n")}\n})();\n`;
}
