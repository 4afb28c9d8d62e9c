#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

// As in the package's `engines`. An older Node would fail with a stack in the middle: it does not load the command.
if (major < 22 || (major === 22 && minor < 15)) {
  console.error(`milvus-mock: needs Node 22.15 or later; this is ${process.versions.node}`);
  process.exitCode = 2;
} else {
  const { runCommand } = await import("./command.ts");
  await runCommand();
}
