import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Runs the garbage collector, so that what is counted afterwards is really held. */
export const collectGarbage: () => void = runInNewContext("gc");
