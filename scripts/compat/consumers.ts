import { releaseWithPythonClient } from "./openapi-python-client.ts";
import { type Tool, tool } from "./tool.ts";

/** Somebody who uses the document or the mock from outside of this repository's own packages. */
export interface Consumer {
  name: string;
  needs: Tool;
  /** Releases a collection on the mock; resolves to what happened. */
  release: () => Promise<string>;
}

export const consumers: readonly Consumer[] = [
  { name: "openapi-python-client", needs: tool("python3", ["--version"]), release: releaseWithPythonClient },
];
