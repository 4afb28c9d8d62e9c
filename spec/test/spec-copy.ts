import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { folder } from "./spec.ts";

const copied = [
  "openapi.yaml",
  "redocly.yaml",
  "catalogue.schema.json",
  "extensions.schema.json",
  "profiles.yaml",
  "package.json",
  "overlays",
  "paths",
  "components",
  "plugin",
  "scripts",
];

/** A copy of the spec in a temporary folder, to add to and to break. */
export class SpecCopy implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), "milvus-rest-spec-"));

  constructor() {
    for (const name of copied) cpSync(join(folder, name), join(this.folder, name), { recursive: true });
    for (const name of ["node_modules", "recordings"])
      symlinkSync(join(folder, name), join(this.folder, name), "junction");
  }

  /** Adds operations of the group `invented`: each a path file, and its line in openapi.yaml. */
  addOperations(operations: readonly { path: string; file: string; text: string }[]): void {
    for (const { file, text } of operations) this.write(file, text);
    const tag = "  - { name: invented, x-displayName: Invented, description: Not in Milvus. }\n";
    const lines = operations.map(({ path, file }) => `  ${path}: { $ref: ${file} }\n`).join("");
    this.replace("openapi.yaml", "tags:\n", `tags:\n${tag}`);
    this.replace("openapi.yaml", "paths:\n", `paths:\n${lines}`);
  }

  /** @throws {Error} when the file does not contain what is to be replaced. */
  replace(file: string, what: string | RegExp, by: string): void {
    const text = readFileSync(join(this.folder, file), "utf8");
    const replaced = text.replace(what, by);
    if (replaced === text) throw new Error(`${file} does not contain ${what}`);
    this.write(file, replaced);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs `pnpm lint`. */
  async lint(): Promise<Problem[]> {
    // The linter exits 1 when it reports something.
    const { stdout, stderr } = await this.#run("scripts/lint.ts", "--format=json").catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    if (!stdout.startsWith("{")) throw new Error(`redocly lint failed:\n${stdout}${stderr}`);
    const { problems }: { problems: RedoclyProblem[] } = JSON.parse(stdout);
    return problems.map(({ ruleId, message, location }) => ({
      rule: ruleId,
      message,
      file: location[0]?.source.ref.replaceAll("\\", "/") ?? "",
    }));
  }

  /** Runs `pnpm build`. Resolves to the bundled document. */
  async bundle(): Promise<string> {
    await this.#run("scripts/bundle.ts");
    return readFileSync(join(this.folder, "dist/openapi.json"), "utf8");
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(...args: string[]) {
    return promisify(execFile)(process.execPath, args, { cwd: this.folder });
  }
}

/** What the linter reports. */
export interface Problem {
  rule: string;
  message: string;
  /** Relative to the spec. */
  file: string;
}

interface RedoclyProblem {
  ruleId: string;
  message: string;
  location: { source: { ref: string } }[];
}

/** The path file of an operation as a contributor writes it, with a success of its own. */
export function inventedOperation(id: string): string {
  return `post:
  operationId: ${id}
  summary: Count the entities
  description: An invented operation.
  tags: [invented]
  x-milvus-idempotent: true
  security: [{}, { bearerToken: [] }]
  requestBody:
    required: true
    description: What to count.
    content:
      application/json:
        schema:
          type: object
          required: [collectionName]
          properties:
            collectionName: { $ref: ../../components/schemas/CollectionName.yaml }
        examples:
          usual: { summary: A collection, value: { collectionName: quick_setup } }
  responses:
    "200":
      description: The number, or an error.
      headers: { $ref: ../../components/headers.yaml }
      content:
        application/json:
          schema:
            oneOf:
              - title: Count
                description: The number.
                type: object
                required: [code, data]
                properties:
                  code: { type: integer, const: 0 }
                  data: { type: object, additionalProperties: true }
                examples: [{ code: 0, data: { count: 7 } }]
              - { $ref: ../../components/errors/Error200.yaml }
    "401": { $ref: ../../components/responses/NotAuthenticated.yaml }
    "403": { $ref: ../../components/responses/PermissionDenied.yaml }
    "408": { $ref: ../../components/responses/RequestTimeout.yaml }
    "500": { $ref: ../../components/responses/Panic.yaml }
`;
}
