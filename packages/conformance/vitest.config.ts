import { mergeConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// The files share their modules: to load the mock takes longer than most of the tests.
export default mergeConfig(base, { test: { isolate: false } });
