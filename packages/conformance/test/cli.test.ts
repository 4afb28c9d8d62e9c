import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { independentServer } from "./servers/independent.ts";
import { serveFunction } from "./servers/proxy.ts";
import { selfSigned } from "./servers/self-signed.ts";
import { serve } from "./servers/serve.ts";

/** What only a process of its own shows; the rest of the command is tested in command.test.ts. */
const cli = join(import.meta.dirname, "../dist/cli.js");
const har = join(import.meta.dirname, "traffic/mitmproxy.har");
const release = ["--operation", "release"];

describe("exit code", () => {
  test("0: the server conforms", async () => {
    await using server = await serveFunction(independentServer);

    const { exitCode, stdout, stderr } = await run([server.url, ...release, "--collection", "quick_setup"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^conforms: \d+ passed, 0 failed, \d+ skipped \(/m);
    expect(stdout).toContain("judged as Milvus 2.6, authentication off");
  });

  test("0: the certificate is trusted as Node is told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { cert, key } = selfSigned();
    writeFileSync(join(folder, "cert.pem"), cert);
    await using server = await serveFunction(independentServer, undefined, { cert, key });

    const { exitCode, stderr } = await run([server.url, ...release], { NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") });

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("70: the kit itself is broken, told as such and with its stack", async () => {
    await using server = await serveFunction(independentServer);
    const bug = "Promise.withResolvers = () => { throw new TypeError('no resolvers') }";

    const { exitCode, stdout, stderr } = await run([server.url], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}`,
    });

    expect({ exitCode, stdout }).toEqual({ exitCode: 70, stdout: "" });
    expect(stderr).toMatch(
      /^milvus-conformance: this is an error of the kit.* TypeError: no resolvers\n {4}at .*send\.js/s,
    );
    expect(stderr).not.toContain("no HTTP response");
  });

  test("is that of the verdict, also where nobody reads to the end", async () => {
    const child = spawnCli(["--har", har, "--profile", "2.6", "--strict"]);
    child.stdout.destroy();

    const [stderr, [exitCode]] = await Promise.all([child.stderr.toArray(), once(child, "close")]);

    expect({ exitCode, stderr: stderr.join("") }).toEqual({ exitCode: 1, stderr: "" });
  });

  test("130: it is interrupted in mid-run, and reports what was made by then", async () => {
    let count = 0;
    await using server = await serveFunction(independentServer, (response) => {
      if (++count === 30) child.kill("SIGINT");
      return response;
    });
    const child = spawnCli([server.url, ...release]);

    const { exitCode, stdout, stderr } = await outcomeOf(child);

    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: "" });
    expect(stdout).toMatch(/^✓ server\/method-get .*^note: the run was interrupted$.* passed, .* skipped \(/ms);
  });

  test("130: it is interrupted before the first response, reported in one line", async () => {
    await using mute = await serve(() => child.kill("SIGINT"));
    const child = spawnCli([mute.url]);

    const { exitCode, stdout, stderr } = await outcomeOf(child);

    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    expect(stderr).toBe("milvus-conformance: interrupted; nothing is reported\n");
  });
});

describe("a Node that is too old", () => {
  const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));

  test.each(["20.20.2", "22.14.0"])(
    "such as %s is told, before anything that it may not know is loaded",
    async (old) => {
      const { exitCode, stdout, stderr } = await run(["--version"], { NODE_OPTIONS: `--import=${pretending(old)}` });

      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toBe(
        `milvus-conformance: needs Node ${engines.node.replace(">=", "")} or later; this is ${old}\n`,
      );
    },
  );

  test.each(["22.15.0", "23.0.0"])("is not %s", async (current) => {
    const { exitCode } = await run(["--version"], { NODE_OPTIONS: `--import=${pretending(current, ".")}` });

    expect(exitCode).toBe(0);
  });

  /** A module that has Node call itself another version, and load nothing but what is named. */
  function pretending(version: string, loadable = "/cli\\.js$"): string {
    const code = `
      import { registerHooks } from "node:module";
      Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });
      const load = (url, context, next) => {
        if (!new RegExp("${loadable}").test(url)) throw new SyntaxError(url);
        return next(url, context);
      };
      registerHooks({ load });`;
    return `data:text/javascript,${encodeURIComponent(code)}`;
  }
});

const run = (args: string[], env: Record<string, string> = {}) => outcomeOf(spawnCli(args, env));

function spawnCli(args: string[], env: Record<string, string> = {}) {
  const { MILVUS_TOKEN: _, MILVUS_UNPRIVILEGED_TOKEN: __, GITHUB_STEP_SUMMARY: ___, ...own } = process.env;
  return spawn(process.execPath, [cli, ...args], { env: { ...own, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

async function outcomeOf(child: ReturnType<typeof spawnCli>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    child.stdout.toArray().then((chunks) => chunks.join("")),
    child.stderr.toArray().then((chunks) => chunks.join("")),
    once(child, "close"),
  ]);
  return { exitCode, stdout, stderr };
}
