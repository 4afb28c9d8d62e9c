import { timeLimit } from "../spec/document.ts";
import type { Row, Rows } from "./check.ts";

/** Headers that a server heeds, and one that it does not. */
export const headerRows: Rows = ({ operation }) => [
  ...(operation.takesTimeLimit ? timeLimitRows : []),
  {
    slug: "traceparent",
    title: "a traceparent",
    plan: { headers: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } },
  },
  { slug: "accept", title: "an Accept that asks for HTML", plan: { headers: { Accept: "text/html" } } },
];

const limitedTo = (value: string) => ({ headers: { [timeLimit.header]: value } });

const timeLimitRows: readonly Row[] = [
  { slug: "timeout", title: `${timeLimit.header}: ${timeLimit.default}`, plan: limitedTo(String(timeLimit.default)) },
  { slug: "timeout-zero", title: `${timeLimit.header}: 0`, plan: limitedTo("0"), leavesTimeLimit: true },
  { slug: "timeout-negative", title: `${timeLimit.header}: -1`, plan: limitedTo("-1"), leavesTimeLimit: true },
  { slug: "timeout-text", title: `${timeLimit.header}: soon`, plan: limitedTo("soon") },
  { slug: "timeout-fraction", title: `${timeLimit.header}: 3.5`, plan: limitedTo("3.5") },
];
