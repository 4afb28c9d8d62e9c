#!/usr/bin/env node
/** As in the package's `engines`. */
const oldestNode = [22, 15] as const;

const { node } = process.versions;
const [major = 0, minor = 0] = node.split(".").map(Number);

// The command itself is loaded only by a Node that has everything in it: an older one would fail in the middle.
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  console.error(`milvus-conformance: needs Node ${oldestNode.join(".")} or later; this is ${node}`);
  process.exitCode = 2;
} else {
  const { runCommand } = await import("./command.ts");
  // The reader may leave early, as `head` does (on Windows that is an EOF); the exit code is for the shell.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
  });
  await runCommand(process.argv.slice(2));
}
