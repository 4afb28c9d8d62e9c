import type { Plan, Rows } from "./check.ts";

/** Methods and paths. */
export const routingRows: Rows = ({ operation: { method, path }, nobody }) => [
  ...["GET", "PUT", "PATCH", "DELETE", "POST"]
    .filter((other) => other !== method)
    .map((other) => ({
      slug: `method-${other.toLowerCase()}`,
      title: `${other} instead of ${method}`,
      plan: { method: other, body: "" },
    })),
  { slug: "path-unknown", title: "a path that does not exist", plan: { path: `${path}_${nobody}` } },
  { slug: "path-case", title: "the path in capitals", plan: { path: path.toUpperCase() } },
  {
    slug: "path-double-slash",
    title: "an extra slash in the path",
    plan: { path: path.replace(/\/(?=[^/]*$)/, "//") },
  },
  { slug: "path-query", title: "a query after the path", plan: { path: `${path}?${nobody}=1` } },
  { slug: "path-encoded", title: "the path percent-encoded", plan: { path: encodeLast(path) } },
  {
    slug: "path-trailing-slash",
    title: "a slash after the path",
    plan: { path: `${path}/`, credentials: { of: "nobody" } },
  },
  { slug: "preflight", title: "a CORS preflight", plan: preflight(path) },
  {
    slug: "preflight-unknown-path",
    title: "a CORS preflight to a path that does not exist",
    plan: preflight(`/${nobody}`),
  },
];

const preflight = (path: string): Plan => ({
  method: "OPTIONS",
  path,
  body: "",
  contentType: null,
  headers: { Origin: "http://localhost", "Access-Control-Request-Method": "POST" },
  credentials: { of: "nobody" },
});

/** The last letter as its percent-encoding. */
const encodeLast = (path: string) => `${path.slice(0, -1)}%${path.charCodeAt(path.length - 1).toString(16)}`;
