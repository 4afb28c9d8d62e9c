import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";

const run = promisify(execFile);

const version = "0.29.1";

/** What a user of the generated Python client writes. */
const user = `
import sys
from milvus_client.client import Client
from milvus_client.api.collections import release_collection
from milvus_client.models import ReleaseCollectionRequest

client = Client(base_url=sys.argv[1])
for name in ("quick_setup", "nobody"):
    answer = release_collection.sync(client=client, body=ReleaseCollectionRequest(collection_name=name))
    print(type(answer).__name__, answer.code)
`;

/** Generates a client from the exported bundle, then releases a collection with it and asks for one that is not there. */
export async function releaseWithPythonClient(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "milvus-rest-python-"));
  try {
    const python = join(
      folder,
      "venv",
      ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]),
    );
    await run("python3", ["-m", "venv", join(folder, "venv")]);
    await run(python, ["-m", "pip", "install", "--quiet", `openapi-python-client==${version}`]);
    await run(python, ["-m", "openapi_python_client", "generate", "--meta", "none", ...paths(folder)]);

    await using mock = await startMock();
    const { stdout } = await run(python, ["-c", user, mock.url], { cwd: folder });
    const answers = stdout.trim().split("\n");
    const expected = ["Success 0", "CollectionNotFound 100"];
    if (answers.join() !== expected.join())
      throw new Error(`the generated client answered ${answers}, not ${expected}`);
    return `${version} generated a client that told Success from CollectionNotFound`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function paths(folder: string): string[] {
  const bundle = fileURLToPath(import.meta.resolve("@milvus-rest/spec/openapi.json"));
  return ["--path", bundle, "--output-path", join(folder, "milvus_client")];
}
