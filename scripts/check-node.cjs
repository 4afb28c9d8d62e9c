// Says in one plain line that Node is too old for the scripts, which are TypeScript: such a Node would complain in a stack.
const needed = 24;
const { node } = process.versions;

if (Number.parseInt(node, 10) < needed) {
  console.error(
    `✗ Node ${needed} or later is needed, and this is ${node}. On Linux (x64, arm64) and Windows (x64) the right one comes ` +
      "with the dependencies, unless optional ones were left out; on other systems, such as macOS, install it: https://nodejs.org",
  );
  process.exit(1);
}
