import { styleText } from "node:util";
import { root } from "../scripts/turbo.ts";
import { readNames, writeNames } from "./names.ts";

/** `pnpm rename <@scope> <owner/name>`: other names for the packages and the repository, everywhere. */
const [scope = "", repository = ""] = process.argv.slice(2);
if (!/^@[a-z0-9][\w.-]*$/.test(scope) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
  const now = readNames(root);
  console.error(`✗ usage: pnpm rename @scope owner/name; the names are ${now.scope} and ${now.repository}`);
  process.exit(2);
}
writeNames(root, { scope, repository });
console.log(
  `${styleText("green", "✓")} ${scope}, github.com/${repository}. Now run pnpm install, pnpm format, pnpm test.`,
);
