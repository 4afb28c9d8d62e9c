import { globSync } from "node:fs";
import { dirname } from "node:path";

const prefix = "/v2/vectordb/";
const form = /^\/v2\/vectordb(\/[a-z][a-z0-9_]*){2,}$/;

/** A path determines its file and the client's method; and each file under paths/ is used. */
export function paths() {
  return {
    Root({ paths: lines = {} }, { report, location }) {
      const at = location.child("paths");
      for (const [path, { $ref: file }] of Object.entries(lines)) {
        const message = formProblem(path) ?? fileProblem(path, file) ?? groupProblem(path, Object.keys(lines));
        if (message) report({ message, location: at.child(path).key() });
      }
      for (const file of unusedFiles(lines, location.source.absoluteRef)) {
        const path = prefix + file.slice("paths/".length, -".yaml".length);
        const message = `${file} is not used. Add this line under \`paths\`: \`${path}: { $ref: ${file} }\`.`;
        report({ message, location: at.key() });
      }
    },
  };
}

function formProblem(path) {
  if (!form.test(path))
    return `The path ${path} must be ${prefix}<group>/<name>, in lower case with underscores: the client's method gets that name.`;
  if (path.startsWith(`${prefix}raw/`))
    return `The path ${path} cannot begin with ${prefix}raw/: the client has its own property \`raw\`.`;
}

function fileProblem(path, file = "openapi.yaml itself") {
  const expected = `paths/${path.slice(prefix.length)}.yaml`;
  if (file !== expected) return `The path ${path} is in ${file}. Move it to ${expected}.`;
}

function groupProblem(path, all) {
  const below = all.find((other) => other.startsWith(`${path}/`));
  if (below)
    return `The path ${path} is an operation and also the group of ${below}. The client needs different names for them.`;
}

/** The files of paths/ without a reference. */
function unusedFiles(lines, document) {
  const used = new Set(Object.values(lines).map(({ $ref }) => $ref));
  const files = globSync("paths/**/*.yaml", { cwd: dirname(document) });
  return files.map((file) => file.replaceAll("\\", "/")).filter((file) => !used.has(file));
}
