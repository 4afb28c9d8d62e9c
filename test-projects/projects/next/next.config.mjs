import { resolve } from "node:path";

/** Our packages are installed one folder above. */
const root = resolve(import.meta.dirname, "..");

export default { turbopack: { root }, outputFileTracingRoot: root };
