import { spawnSync } from "node:child_process";

/** A program that may be on the machine or not. */
export interface Tool {
  name: string;
  missing(): boolean;
}

export function tool(name: string, probe: string[]): Tool {
  return { name, missing: () => spawnSync(name, probe, { stdio: "ignore" }).status !== 0 };
}
