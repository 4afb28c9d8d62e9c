import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runPnpm } from "../../scripts/published.ts";
import { root } from "../../scripts/turbo.ts";
import { trackedFiles } from "../repository/workspace.ts";

/** An operation as a contributor adds it. */
export interface Addition {
  name: string;
  /** The text of spec/paths/<name>.yaml. */
  text: string;
  /** Reads the mock's state for the response, in place of the spec's example. */
  reader?: Reader;
}

/** One file in packages/mock/src, and its line in readers.ts there. */
interface Reader {
  file: string;
  operationId: string;
  text: string;
}

/** An operation of invented/. */
export function inventedOperation(name: string): Addition {
  return { name, text: readInvented(`${name}.yaml`) };
}

/** An operation of invented/ that reads state, with its file for the mock. */
export function inventedReader(name: string, operationId: string, file: string): Addition {
  return { ...inventedOperation(name), reader: { file, operationId, text: readInvented(file) } };
}

function readInvented(file: string): string {
  return readFileSync(join(import.meta.dirname, "invented", file), "utf8");
}

/** The lines that a new group of operations needs. */
const tag = "  - name: shelves\n    x-displayName: Shelves\n    description: An invented group.\n";

/** Copies the working tree into an empty folder, adds operations, installs and builds it. */
export async function widenedCheckout(target: string, additions: readonly Addition[]): Promise<void> {
  await checkout(target, () => addOperations(target, additions));
  // Lints the spec, generates from it, and builds.
  await runPnpm(["generate"], target);
}

/** Copies the working tree into an empty folder, lets it be changed, and installs there without network. */
export async function checkout(target: string, change = () => {}): Promise<void> {
  for (const file of trackedFiles("--cached", "--others", "--exclude-standard")) {
    // git also lists files that have just been deleted.
    if (existsSync(join(root, file))) cpSync(join(root, file), join(target, file));
  }
  change();
  commit(target);
  await runPnpm(["install", "--offline", "--frozen-lockfile"], target);
}

function addOperations(target: string, additions: readonly Addition[]): void {
  for (const { name, text } of additions) write(join(target, "spec/paths", `${name}.yaml`), text);
  const openapi = join(target, "spec/openapi.yaml");
  const lines = additions.map(({ name }) => `  /v2/vectordb/${name}:\n    $ref: paths/${name}.yaml\n`).join("");
  write(openapi, readFileSync(openapi, "utf8").replace("paths:\n", `${tag}paths:\n${lines}`));
  for (const { reader } of additions) if (reader) addReader(join(target, "packages/mock/src"), reader);
}

function addReader(folder: string, { file, operationId, text }: Reader): void {
  write(join(folder, file), text);
  const readers = join(folder, "readers.ts");
  const entry = `import { ${operationId} } from "./${file}";\n`;
  write(readers, entry + readFileSync(readers, "utf8").replace("  describeCollection,", `$&\n  ${operationId},`));
}

/** Without a commit, turbo would hash every file behind the links in node_modules, for half a minute. */
function commit(folder: string): void {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
  for (const args of [["init"], ["add", "--all"], [...identity, "commit", "--message=copy", "--no-verify"]]) {
    execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
