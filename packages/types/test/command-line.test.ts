import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const openapiTypescript = join(dirname(require.resolve("openapi-typescript/package.json")), "bin", "cli.js");

test.each(["openapi.json", "openapi.yaml"])(
  "the openapi-typescript command reads %s as it is exported, with number for Int64",
  async (name) => {
    const bundle = require.resolve(`@milvus-rest/spec/${name}`);

    // In another folder, because the command would use our redocly.yaml.
    const { stdout } = await run(process.execPath, [openapiTypescript, bundle, "--default-non-nullable=false"], {
      cwd: tmpdir(),
    });

    const generated = readFileSync(join(import.meta.dirname, "../src/openapi.gen.ts"), "utf8").replaceAll(
      ": Int64;",
      ": number;",
    );
    expect(stdout).toContain(generated.slice(generated.indexOf("export interface paths")).trimEnd());
  },
);
