import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startMock } from "../src/index.ts";

/** A client that is not ours, and what shows that its toolchain is there. */
interface Client {
  name: string;
  probe: [string, ...string[]];
  run: [string, ...string[]];
}

const clients: Client[] = [
  { name: "curl", probe: ["curl", "--version"], run: ["sh", "release.sh"] },
  { name: "Python's urllib", probe: ["python3", "--version"], run: ["python3", "release.py"] },
  { name: "Go's net/http", probe: ["go", "version"], run: ["go", "run", "release.go"] },
  {
    name: "@zilliz/milvus2-sdk-node, HttpClient",
    probe: ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    run: [process.execPath, "sdk.mjs"],
  },
];

await using mock = await startMock({ auth: true });
const env = { ...process.env, MILVUS_URI: mock.url, GOFLAGS: "-mod=mod", GO111MODULE: "off" };
const call = ([command, ...args]: [string, ...string[]]) =>
  promisify(execFile)(command, args, { cwd: import.meta.dirname, env });

/** `pnpm clients`: other people's clients, as they are, each release a collection of the mock's. */
for (const { name, probe, run } of clients) {
  const version = await call(probe).catch(() => undefined);
  if (version === undefined) {
    console.log(`not run  ${name}: ${probe[0]} is not to be had here`);
    continue;
  }
  mock.reset();
  const { stdout, error } = await call(run).then(
    ({ stdout }) => ({ stdout, error: "" }),
    (reason: Error) => ({ stdout: "", error: reason.message }),
  );
  const released = mock.collections.get("default.quick_setup")?.released === 1 && stdout.includes('"code":0');
  console.log(`${released ? "ok      " : "failed  "} ${name}: ${stdout.trim() || error}`);
  if (!released) process.exitCode = 1;
}
