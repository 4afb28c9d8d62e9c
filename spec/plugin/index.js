import { catalogueEntry } from "./catalogue-entry.js";
import { namedExamples } from "./named-examples.js";
import { openResponses } from "./open-responses.js";

/** What Redocly CLI does with this spec beyond its own rules (see redocly.yaml). */
export default function milvusPlugin() {
  return {
    id: "milvus",
    rules: { oas3: { "catalogue-entry": catalogueEntry, "open-responses": openResponses } },
    decorators: { oas3: { "named-examples": namedExamples } },
  };
}
