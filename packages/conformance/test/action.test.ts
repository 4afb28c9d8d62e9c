import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { program } from "../src/command.ts";
import { serve } from "./servers/serve.ts";

interface Step {
  id?: string;
  run: string;
  env?: Record<string, string>;
}

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: Step[] };
}

const packageFolder = join(import.meta.dirname, "..");
const action: Action = parse(readFileSync(join(packageFolder, "action.yml"), "utf8"));
const { inputs, outputs } = action;
const { steps } = action.runs;
const check = steps.find(({ id }) => id === "check");

describe("the action", () => {
  test("has an input for everything that the command takes, and no other; but for what a person reads or writes", () => {
    const personal = ["version", "list", "dry-run", "write-baseline", "check", "save-har"];
    const options = program.options
      .map(({ long = "" }) => long.replace("--", ""))
      .filter((name) => !personal.includes(name));
    const args = program.registeredArguments.map((argument) => argument.name());

    expect(Object.keys(inputs).sort()).toEqual([...options, ...args].sort());
  });

  test("hands each input on by the environment, and writes none into a script", () => {
    const handed = Object.values(check?.env ?? {});

    expect(handed.sort()).toEqual(
      Object.keys(inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    );
    expect(steps.filter(({ run }) => run.includes("${{"))).toEqual([]);
  });

  test("installs with the pnpm that the repository is made with", () => {
    const { packageManager } = JSON.parse(readFileSync(join(packageFolder, "../../package.json"), "utf8"));
    const used = steps.flatMap(({ run }) => run.match(/pnpm@[\d.]+/g) ?? []);

    expect(new Set(used)).toEqual(new Set([packageManager]));
  });

  test("gives out what its step gives out", () => {
    expect(outputs["exit-code"]?.value).toBe(`\${{ steps.${check?.id}.outputs.exit-code }}`);
  });
});

describe("its step, with the shell of the runner,", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("passes where the server conforms, and writes what it is asked to write", async () => {
    await using mock = await startMock();

    const { exitCode, stdout, output, summary } = await runStep(folder, {
      url: mock.url,
      operation: "release",
      collection: "quick_setup",
      reporter: "text\n  junit=a report.xml  \n\ngithub\n",
    });

    expect({ exitCode, output }).toEqual({ exitCode: 0, output: "exit-code=0\n" });
    expect(stdout).toContain("✓ release/success ");
    expect(summary).toContain("Milvus conformance: conforms");
    expect(readFileSync(join(folder, "a report.xml"), "utf8")).toContain("<testsuites");
  });

  test("fails where the server deviates, with an annotation by default", async () => {
    await using mock = await startMock({ profile: "2.6" });

    const { exitCode, stdout, output, summary } = await runStep(folder, {
      url: mock.url,
      operation: "release",
      profile: "2.4",
    });

    expect({ exitCode, output }).toEqual({ exitCode: 1, output: "exit-code=1\n" });
    expect(stdout).toMatch(/^::error title=Milvus conformance/m);
    expect(summary).toMatch(/deviates for \d+ reasons?/);
  });

  test("takes the tokens", async () => {
    await using mock = await startMock({ users: { root: "Milvus", reader: "Reader_1" } });

    const { exitCode, stdout } = await runStep(folder, {
      url: mock.url,
      operation: "release",
      token: "root:Milvus",
      "unprivileged-token": "reader:Reader_1",
    });

    expect(exitCode).toBe(0);
    expect(stdout).toContain("✓ release/privilege-denied ");
  });

  test("fails where the server does not respond in the time that it is given", async () => {
    await using mute = await serve(() => {});

    const { exitCode, stdout } = await runStep(folder, { url: mute.url, operation: "release", timeout: "200" });

    expect(exitCode).toBe(1);
    expect(stdout).toContain("no response within 200 ms");
  });

  test("waits as long as it is told to", async () => {
    const gone = await serve(() => {});
    await gone[Symbol.asyncDispose]();

    const { output, stderr } = await runStep(folder, { url: gone.url, wait: "300" });

    expect(output).toBe("exit-code=3\n");
    expect(stderr).toContain("Waited 300 ms for it.");
  });

  test("judges a HAR", async () => {
    const { exitCode, stdout } = await runStep(folder, { har: join(packageFolder, "test/traffic/mitmproxy.har") });

    expect(exitCode).toBe(0);
    expect(stdout).toContain("judged as Milvus 2.5");
  });

  test.each(['$(touch made)`touch made`"; touch made; "\nb', "--version"])(
    "takes what is no URL for one: %j",
    async (url) => {
      const { exitCode, output, stderr } = await runStep(folder, { url });

      expect({ exitCode, output }).toEqual({ exitCode: 2, output: "exit-code=2\n" });
      expect(stderr).toBe(
        `milvus-conformance: expected a URL such as http://localhost:19530, got ${JSON.stringify(url)}\n`,
      );
      expect(existsSync(join(folder, "made"))).toBe(false);
    },
  );
});

/** Runs the step as a runner does: its environment from the inputs, its script as a file. */
async function runStep(folder: string, given: Record<string, string>) {
  const script = join(folder, "script.sh");
  writeFileSync(script, check?.run ?? "");
  const env = Object.entries(check?.env ?? {}).map(([name, value]) => {
    const [, input = ""] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
    return [name, given[input] ?? inputs[input]?.default ?? ""];
  });
  const child = spawn(bash, ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
    cwd: folder,
    env: {
      ...process.env,
      ...Object.fromEntries(env),
      GITHUB_ACTION_PATH: packageFolder,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, "close"),
  ]);
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  return {
    exitCode,
    stdout: stdout.join(""),
    stderr: stderr.join(""),
    output: read("output"),
    summary: read("summary"),
  };
}

/** What runners mean by `bash`: on Windows Git's, which stands before the system's there. */
const bash = process.platform === "win32" ? "C:\\Program Files\\Git\\bin\\bash.exe" : "bash";
