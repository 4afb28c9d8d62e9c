import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

/** A registry of npm packages on this machine, for as long as a rehearsal takes. */
export interface Registry extends AsyncDisposable {
  /** Variables with which npm, pnpm and yarn publish to it and install from it, with caches of their own. */
  env: Record<string, string>;
}

const require = createRequire(join(import.meta.dirname, "tools/package.json"));

/**
 * Starts Verdaccio on loopback. It has what is published to it, and takes all else from the registry that npm is set to.
 *
 * @param folder for what it stores, and for the caches; an empty one.
 * @param names of the packages that are published to it, as Verdaccio's patterns.
 */
export async function startRegistry(folder: string, names: readonly string[]): Promise<Registry> {
  const { runServer }: { runServer: (config: object) => Promise<Server> } = require("verdaccio");
  const { stdout: upstream } = await promisify(execFile)("npm", ["config", "get", "registry"]);
  const everyone = { access: "$all", publish: "$all" };
  const server = await runServer({
    self_path: folder,
    storage: join(folder, "storage"),
    uplinks: { upstream: { url: upstream.trim() } },
    packages: {
      ...Object.fromEntries(names.map((name) => [name, everyone])),
      "**": { access: "$all", proxy: "upstream" },
    },
    max_body_size: "20mb",
    web: { enable: false },
    log: { type: "stdout", level: "fatal" },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    env: environment(folder, `127.0.0.1:${port}`),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function environment(folder: string, host: string): Record<string, string> {
  const home = join(folder, "home");
  mkdirSync(home);
  const userconfig = join(home, "npmrc");
  // npm publishes only with a token, of any value.
  writeFileSync(userconfig, `registry=http://${host}/\n//${host}/:_authToken=rehearsal\n`);
  return {
    npm_config_userconfig: userconfig,
    NPM_CONFIG_USERCONFIG: userconfig,
    npm_config_registry: `http://${host}/`,
    npm_config_cache: join(home, "npm"),
    pnpm_config_cache_dir: join(home, "pnpm"),
    XDG_CACHE_HOME: join(home, "cache"),
    YARN_NPM_REGISTRY_SERVER: `http://${host}/`,
    YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
    YARN_GLOBAL_FOLDER: join(home, "yarn"),
    // What was published a moment ago is what is tried.
    YARN_NPM_MINIMAL_AGE_GATE: "0",
    YARN_ENABLE_TELEMETRY: "false",
  };
}
