import { globSync } from "node:fs";
import { dirname } from "node:path";

const prefix = "/v2/vectordb/";
const form = /^\/v2\/vectordb(\/[a-z][a-z0-9_]*){2,}$/;

/** A path gives its file and the client's method their names; and no file is forgotten. */
export function paths() {
  return {
    Root({ paths: lines = {} }, { report, location }) {
      const at = location.child("paths");
      for (const [path, { $ref: file }] of Object.entries(lines)) {
        const message = flawOfForm(path) ?? flawOfFile(path, file) ?? flawAmong(path, Object.keys(lines));
        if (message) report({ message, location: at.child(path).key() });
      }
      for (const file of forgotten(lines, location.source.absoluteRef)) {
        const path = prefix + file.slice("paths/".length, -".yaml".length);
        report({
          message: `${file} is not in the document. Under \`paths\` add \`${path}: { $ref: ${file} }\`.`,
          location: at.key(),
        });
      }
    },
  };
}

function flawOfForm(path) {
  if (!form.test(path))
    return `The path ${path} is not ${prefix}<group>/<name>, in lower case with underscores; the client's method is named after it.`;
  if (path.startsWith(`${prefix}raw/`)) return `The path ${path} begins with raw, which is a name of the client's own.`;
}

function flawOfFile(path, file = "here") {
  const wanted = `paths/${path.slice(prefix.length)}.yaml`;
  if (file !== wanted) return `The path ${path} is described in ${file}. Its file is ${wanted}.`;
}

function flawAmong(path, all) {
  const below = all.find((other) => other.startsWith(`${path}/`));
  if (below) return `The path ${path} is an operation, and the group of ${below}. The client cannot name both.`;
}

/** The files of paths/ that no line refers to. */
function forgotten(lines, document) {
  const used = new Set(Object.values(lines).map(({ $ref }) => $ref));
  const files = globSync("paths/**/*.yaml", { cwd: dirname(document) });
  return files.map((file) => file.replaceAll("\\", "/")).filter((file) => !used.has(file));
}
