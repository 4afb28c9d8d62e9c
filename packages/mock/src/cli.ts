#!/usr/bin/env node
const { node } = process.versions;
/** As in the package's `engines`. */
const oldestNode = "22.15";
const [major = 0, minor = 0] = node.split(".").map(Number);

// The command is loaded only by a Node that knows everything in it: an older one would fail with a stack in the middle.
if (major < 22 || (major === 22 && minor < 15)) {
  console.error(`milvus-mock: needs Node ${oldestNode} or later; this is ${node}`);
  process.exitCode = 2;
} else {
  const { runCommand } = await import("./command.ts");
  await runCommand();
}
