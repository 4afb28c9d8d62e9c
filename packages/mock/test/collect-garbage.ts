import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

const gc: () => void = runInNewContext("gc");

/** Runs the garbage collector, so that what is counted afterwards is really held. */
export function collectGarbage(): void {
  gc();
  // Buffers are freed on another thread; the next collection waits for it.
  gc();
}
