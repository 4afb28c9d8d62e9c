import { stripVTControlCharacters } from "node:util";

/** A task that turbo has just finished. */
export interface Finished {
  /** As turbo names it: `@milvus-rest/client#test`. */
  name: string;
  failed: boolean;
  cached: boolean;
  /** All that it printed. */
  output: string[];
}

/** Who is told what. */
export interface Listeners {
  onTask(task: Finished): void;
  /** A line of turbo's own. */
  onOther(line: string): void;
}

/** Reads turbo's output, line by line. */
export interface Progress {
  line(text: string): void;
  end(): void;
}

/** Milliseconds. Turbo lets go of all output of a task at once; where nothing more comes, it was all. */
const pause = 250;

/**
 * Tells of each task when turbo has finished it: with `--log-order=grouped` the output of a task comes at its end, each
 * line behind the task's name, and after it a warning when the task failed. There is no event of turbo's own for this.
 */
export function readProgress({ onTask, onOther }: Listeners): Progress {
  let open: Finished | null = null;
  let last: Finished | null = null;
  let timer: NodeJS.Timeout | undefined;

  const close = () => {
    clearTimeout(timer);
    if (open) onTask(open);
    last = open ?? last;
    open = null;
  };
  const take = (name: string, text: string) => {
    if (open?.name !== name) close();
    open ??= { name, failed: false, cached: text.startsWith("cache hit"), output: [] };
    if (!/^cache (hit|miss|bypass)/.test(text)) open.output.push(text);
    clearTimeout(timer);
    timer = setTimeout(close, pause);
  };
  const fail = (name: string) => {
    if (open?.name !== name) close();
    // A warning that comes too late for its task has the task told of again, as what it is.
    open ??= last?.name === name ? last : { name, failed: true, cached: false, output: [] };
    open.failed = true;
    close();
  };

  return {
    line(text) {
      const plain = stripVTControlCharacters(text);
      const [, failure] = /^(\S+#\S+):\s+WARNING\s+command finished with error/.exec(plain) ?? [];
      const [prefix, scope, task] = /^(\/\/|@?[\w./-]+):([\w-]+): ?/.exec(plain) ?? [];
      if (failure !== undefined) fail(failure);
      else if (prefix !== undefined) take(`${scope}#${task}`, withoutPrefix(text, plain, prefix));
      else {
        close();
        onOther(text);
      }
    },
    end: close,
  };
}

/** The line behind the task's name, with the colours that the task gave it. */
function withoutPrefix(text: string, plain: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : plain.slice(prefix.length);
}
