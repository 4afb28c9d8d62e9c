// The scripts are TypeScript. An older Node would fail with a stack trace, so it is reported in one line first.
const needed = 24;
const { node } = process.versions;

if (Number.parseInt(node, 10) < needed) {
  console.error(
    `✗ Node ${needed} or later is needed, found ${node}. On Linux (x64, arm64) and Windows (x64) it is installed with the ` +
      "dependencies, unless optional ones are left out. On other systems, such as macOS, install it: https://nodejs.org",
  );
  process.exit(1);
}
