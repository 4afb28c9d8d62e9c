import { namedExamples } from "./named-examples.js";

/** What Redocly CLI does with this spec beyond its own rules (see redocly.yaml). */
export default function milvusPlugin() {
  return {
    id: "milvus",
    decorators: { oas3: { "named-examples": namedExamples } },
  };
}
