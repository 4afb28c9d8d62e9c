import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runProgram, type Tool } from "./tool.ts";

const version = "4.32.5";

const isWindows = process.platform === "win32";
const folder = join(import.meta.dirname, "../node_modules/.cache", `schemathesis-${version}`);
const programs = join(folder, isWindows ? "Scripts" : "bin");
const program = join(programs, isWindows ? "schemathesis.exe" : "schemathesis");

/** Installs it into a virtual environment of its own, once. False: it cannot be run, and the reason has been printed. */
export async function installSchemathesis(): Promise<boolean> {
  if (existsSync(program)) return true;
  const run = promisify(execFile);
  const python = isWindows ? "python" : "python3";
  let reason = "Python 3.10 or later is missing";
  try {
    await run(python, ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]);
    reason = "pip could not install it";
    await run(python, ["-m", "venv", "--clear", folder]);
    await run(join(programs, "python"), ["-m", "pip", "install", "--no-input", `schemathesis==${version}`]);
    return true;
  } catch {
    console.log(`not run: schemathesis (${reason})`);
    rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

const document = readFileSync(createRequire(import.meta.url).resolve("@milvus-rest/spec/openapi.json"), "utf8");
/** With credentials that are not optional, for a server that asks for them. */
const lockedDocument = JSON.stringify(
  JSON.parse(document, (key, value) => {
    const isOptional = key === "security" && Array.isArray(value);
    return isOptional ? value.filter((scheme) => Object.keys(scheme).length > 0) : value;
  }),
);

/** schemathesis with the kit's document, and flags of its own. Options that it has no counterpart for are left out. */
export const schemathesis = (flags: readonly string[]): Tool => ({
  name: `schemathesis ${version}`,
  async run(url, { operation, token, timeout }) {
    await using folder = await mkdtempDisposable(join(tmpdir(), "milvus-rest-schemathesis-"));
    const [openapi, report] = [join(folder.path, "openapi.json"), join(folder.path, "report.json")];
    await writeFile(openapi, token === undefined ? document : lockedDocument);
    const args = ["run", openapi, "--url", url, "--report", "json", "--report-json-path", report, ...flags];
    if (operation !== undefined) args.push("--include-path", operation);
    if (token !== undefined) args.push("--header", `Authorization: Bearer ${token}`);
    if (timeout !== undefined) args.push("--request-timeout", String(timeout / 1000));
    const { status } = await runProgram(program, args, folder.path);
    if (status !== 1) return [];
    const { failures, errors }: Report = JSON.parse(await readFile(report, "utf8"));
    return [...failures, ...errors].flatMap(({ title, operations = ["any"] }) =>
      operations.map((each) => `${title} (${each})`),
    );
  },
});

type Report = Record<"failures" | "errors", { title: string; operations?: string[] }[]>;
