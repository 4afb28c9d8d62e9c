#!/usr/bin/env node
import { exitCodes } from "./cli/exit-codes.ts";
import { isTooOld, oldestNode } from "./cli/node-version.ts";

const { node } = process.versions;

// The command itself is loaded only by a Node that has everything in it: an older one would fail in the middle.
if (isTooOld(node)) {
  console.error(`milvus-conformance: needs Node ${oldestNode} or later; this is ${node}`);
  process.exitCode = exitCodes.usage;
} else {
  const { runCommand } = await import("./cli/run-command.ts");
  await runCommand();
}
