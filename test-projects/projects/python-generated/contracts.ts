import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertCodes, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

const version = "0.29.1";

export const contracts: readonly Contract[] = [
  {
    name: `Python, a client by openapi-python-client ${version}`,
    needs: "python3",
    check: async ({ folder, url }) => {
      const bin = join(folder, "venv", process.platform === "win32" ? "Scripts" : "bin");
      const document = fileURLToPath(import.meta.resolve("@milvus-rest/spec/openapi.json"));
      const generate = ["generate", "--meta", "none", "--path", document, "--output-path", "milvus_client"];
      await runProgram("python3", ["-m", "venv", "venv"], folder);
      await runProgram(join(bin, "pip"), ["install", "--quiet", `openapi-python-client==${version}`], folder);
      await runProgram(join(bin, "openapi-python-client"), generate, folder);
      assertCodes(await runProgram(join(bin, "python"), ["release.py", url], folder));
    },
  },
];
