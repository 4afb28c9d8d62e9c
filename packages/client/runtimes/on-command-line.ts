import { readFileSync } from "node:fs";
import { runCases } from "./runner.ts";

/** For runtimes with a command line: targets from the standard input, outcomes to the standard output. */
console.log(JSON.stringify(await runCases(JSON.parse(readFileSync(0, "utf8")))));
