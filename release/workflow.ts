import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Step {
  id?: string;
  run?: string;
  uses?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

/** A name in `${{ … }}`, such as `steps.server.outputs.url`, and what stands for it. */
type Values = Readonly<Record<string, string>>;

/**
 * Runs the steps of a workflow's only job, as a runner on this machine would: `run` in bash, and the action of a folder
 * of ours. Actions that only prepare a runner are left out. What a step leaves running is ended.
 *
 * @param actions the folder of each action of ours, by the end of its name.
 * @returns what the steps print.
 */
export async function runWorkflow(folder: string, file: string, actions: Values, env: Values): Promise<string> {
  const { jobs }: { jobs: Record<string, { steps: Step[] }> } = parse(readFileSync(join(folder, file), "utf8"));
  const temp = join(folder, ".runner");
  mkdirSync(temp);
  const values: Record<string, string> = {};
  let printed = "";
  for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
    if (step.run !== undefined) printed += await runStep(step, {});
    else if (!step.uses?.startsWith("actions/")) printed += await runAction(step);
  }
  return printed;

  async function runAction({ uses = "", with: given = {} }: Step): Promise<string> {
    const [name = "", ref = ""] = uses.split("@");
    const path = Object.entries(actions).find(([end]) => name.endsWith(end))?.[1];
    if (path === undefined) throw new Error(`${file}: ${uses} is not an action of this repository`);
    const { inputs, runs } = parse(readFileSync(join(path, "action.yml"), "utf8"));
    values["github.action_ref"] = ref;
    for (const [input, { default: value }] of Object.entries<{ default: string }>(inputs)) {
      values[`inputs.${input}`] = fill(given[input] ?? value);
    }
    let text = "";
    for (const step of runs.steps) text += await runStep(step, { GITHUB_ACTION_PATH: path });
    return text;
  }

  async function runStep({ id = "step", run = "", env: own = {} }: Step, more: Values): Promise<string> {
    const output = join(temp, `${id}.output`);
    writeFileSync(output, "");
    const script = join(temp, "script.sh");
    writeFileSync(script, run);
    const filled = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, fill(value)]));
    const files = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(temp, "summary"), RUNNER_TEMP: temp };
    const text = await runBash(script, folder, { ...env, ...more, ...files, ...filled });
    for (const [, name = "", value = ""] of readFileSync(output, "utf8").matchAll(/^([\w-]+)=(.*)$/gm)) {
      values[`steps.${id}.outputs.${name}`] = value;
    }
    return text;
  }

  function fill(text: string): string {
    return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name) => values[name] ?? "");
  }
}

/** The processes that scripts leave behind are of their group. */
const groups: number[] = [];

/** Ends what the steps of all workflows left running. */
export function endLeftovers(): void {
  for (const group of groups.splice(0)) {
    try {
      process.kill(-group);
    } catch (error) {
      // Nothing of it is left.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

function runBash(script: string, folder: string, env: Values): Promise<string> {
  const child = spawn("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  if (child.pid !== undefined) groups.push(child.pid);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    // Not `close`: what it left running keeps the streams open.
    child.once("exit", (code) =>
      code === 0 ? resolve(output) : reject(new Error(`a step ended with ${code}:\n${output}`)),
    );
  });
}
