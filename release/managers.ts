import { existsSync } from "node:fs";
import { join } from "node:path";

/** A package manager: its commands in an empty project. */
export interface Manager {
  install: (names: readonly string[]) => string[];
  /** Runs a program of an installed package. */
  bin: (name: string) => string[];
  /** Runs Node where it finds the installed packages. */
  node: readonly string[];
}

const yarn = [process.execPath, join(import.meta.dirname, "tools/node_modules/@yarnpkg/cli-dist/bin/yarn.js")];
// pnpm sets npm_execpath to itself, and is a program of its own or one of Node.
const { npm_execpath: execpath = "pnpm" } = process.env;
const pnpm = /\.[cm]?js$/.test(execpath) && existsSync(execpath) ? [process.execPath, execpath] : [execpath];

export const managers: Readonly<Record<string, Manager>> = {
  npm: {
    install: (names) => ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", ...names],
    bin: (name) => [join("node_modules/.bin", name)],
    node: [process.execPath],
  },
  pnpm: {
    install: (names) => [...pnpm, "add", "--ignore-scripts", ...names],
    bin: (name) => [join("node_modules/.bin", name)],
    node: [process.execPath],
  },
  yarn: {
    install: (names) => [...yarn, "add", ...names],
    bin: (name) => [...yarn, name],
    node: [...yarn, "node"],
  },
};
