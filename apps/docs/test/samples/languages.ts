import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SampleFile } from "../../src/samples/samples.ts";
import { type Ended, runProgram } from "../run-program.ts";

const docs = join(import.meta.dirname, "..", "..");

/** The package that the samples for the official client import. */
const officialClient = "@zilliz/milvus2-sdk-node";

/** A folder with node_modules of what the repository does not install: `pnpm samples` makes one. */
const modules = process.env.DOCS_SAMPLES_MODULES ?? "";

/** How the samples of one language are run. */
interface Language {
  /** What the machine must have, as a reader would name it. */
  needs: string;
  /** Whether it is there; it exits with 0. */
  probe: readonly string[];
  /** Runs a source, in an empty folder that stays until the end of the tests. */
  run: (source: string, folder: string) => Promise<Ended>;
}

/** Through standard input, from here, where the packages of this repository are found. */
const throughInput =
  (...command: string[]) =>
  (source: string) =>
    runProgram(command, source, { cwd: docs });

/** As a file of the folder. */
const asFile =
  (name: string, ...command: string[]) =>
  (source: string, folder: string) => {
    writeFileSync(join(folder, name), source);
    return runProgram([...command, name], "", { cwd: folder });
  };

const shell: Language = { needs: "sh", probe: ["sh", "-c", "command -v curl"], run: throughInput("sh", "-s") };

/** The language of each file that a sample may be. */
export const languages: Record<SampleFile, Language> = {
  "curl.sh": shell,
  "zilliz-cloud.sh": shell,
  "powershell.ps1": {
    needs: "PowerShell 7 (pwsh)",
    probe: ["pwsh", "-NoProfile", "-Command", "exit 0"],
    run: asFile("sample.ps1", "pwsh", "-NoProfile", "-File"),
  },
  "client.ts": {
    needs: "Node",
    probe: [process.execPath, "--version"],
    run: throughInput(process.execPath, "--input-type=module-typescript", "-"),
  },
  "fetch.js": {
    needs: "Node",
    probe: [process.execPath, "--version"],
    run: throughInput(process.execPath, "--input-type=module", "-"),
  },
  "python_urllib.py": {
    needs: "Python 3 (python3)",
    probe: ["python3", "--version"],
    run: throughInput("python3", "-"),
  },
  "python_requests.py": {
    needs: "Python 3 with requests",
    probe: ["python3", "-c", "import requests"],
    run: throughInput("python3", "-"),
  },
  "main.go": { needs: "Go", probe: ["go", "version"], run: asFile("main.go", "go", "run") },
  "Sample.java": {
    needs: "Java 11 or later",
    probe: ["java", "--version"],
    run: asFile("Sample.java", "java", "-XX:TieredStopAtLevel=1"),
  },
  "official_node.js": {
    needs: officialClient,
    probe: [
      process.execPath,
      "-e",
      "require.resolve(process.argv[1], { paths: [process.argv[2]] })",
      officialClient,
      modules,
    ],
    // A module finds packages by its own place.
    run: (source) => asFile("sample.mjs", process.execPath)(source, modules),
  },
};

/** Whether this machine can run the samples of a file name. */
export function isRunnable(file: SampleFile): boolean {
  const [command = "", ...args] = languages[file].probe;
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
