/** Longer bodies take several lines. */
const longestLine = 80;

/** How a language writes what it writes otherwise than JSON. */
interface Dialect {
  key: (name: string) => string;
  words: Record<string, string>;
  /** Between a bracket and what it holds on the same line. */
  padding: string;
}

const json: Dialect = { key: JSON.stringify, words: {}, padding: "" };
const python: Dialect = { ...json, words: { true: "True", false: "False", null: "None" } };
const javaScript: Dialect = {
  ...json,
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)),
  padding: " ",
};

/** A value as JSON. */
export const writeJson = (value: unknown): string => write(value, json);
/** A value as an expression of JavaScript. */
export const writeJavaScript = (value: unknown): string => write(value, javaScript);
/** A value as an expression of Python. */
export const writePython = (value: unknown): string => write(value, python);

/** On one line where it fits, else with each member on a line of its own. */
function write(value: unknown, dialect: Dialect): string {
  const line = writeParts(value, dialect, undefined);
  return line.length > longestLine ? writeParts(value, dialect, "") : line;
}

/** @param indent of the line where the value begins; undefined writes all on one line. */
function writeParts(value: unknown, dialect: Dialect, indent: string | undefined): string {
  if (typeof value !== "object" || value === null) {
    const text = JSON.stringify(value);
    return dialect.words[text] ?? text;
  }
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const inner = indent === undefined ? undefined : `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => writeParts(item, dialect, inner))
    : Object.entries(value).map(([name, item]) => `${dialect.key(name)}: ${writeParts(item, dialect, inner)}`);
  if (parts.length === 0) return open + close;
  if (inner === undefined) return open + dialect.padding + parts.join(", ") + dialect.padding + close;
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}
