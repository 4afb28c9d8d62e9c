import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const readme = join(import.meta.dirname, "../README.md");

/** Puts a text between the README's two comments of this name. */
export function writeReadme(name: string, text: string): void {
  const marks = new RegExp(`(<!-- ${name} -->\\n).*(\\n<!-- /${name} -->)`, "s");
  writeFileSync(
    readme,
    readFileSync(readme, "utf8").replace(marks, (_, before, after) => before + text + after),
  );
}
