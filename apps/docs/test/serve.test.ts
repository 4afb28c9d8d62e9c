import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serveDocs } from "../server/index.ts";

const script = join(import.meta.dirname, "../server/cli.ts");

describe("the serve command says in one line that", () => {
  test.each(["abc", "-1", "70000", "80.5"])("PORT=%s is not a port", (PORT) => {
    expect(serve(PORT)).toEqual({
      status: 1,
      stdout: "",
      stderr: `PORT=${PORT} is not a TCP port: expected a number from 0 (any free port) to 65535; without PORT it is 8080\n`,
    });
  });

  test("the port is in use", async () => {
    await using docs = await serveDocs();
    const { port } = new URL(docs.url);

    expect(serve(port)).toEqual({
      status: 1,
      stdout: "",
      stderr: `Port ${port} is in use: stop the program that listens there, or set PORT to another one\n`,
    });
  });
});

function serve(PORT: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    env: { ...process.env, PORT },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
