import { catalogueEntry } from "./catalogue-entry.js";
import { completeResponses } from "./complete-responses.js";
import { describedFields } from "./described-fields.js";
import { evidence } from "./evidence.js";
import { extensions } from "./extensions.js";
import { openResponses } from "./open-responses.js";
import { paths } from "./paths.js";
import { requests } from "./requests.js";
import { responses } from "./responses.js";

/** What Redocly CLI does with this spec beyond its own rules (see redocly.yaml). */
export default function milvusPlugin() {
  return {
    id: "milvus",
    rules: {
      oas3: {
        responses,
        "catalogue-entry": catalogueEntry,
        evidence,
        extensions,
        "open-responses": openResponses,
        paths,
        requests,
      },
    },
    decorators: { oas3: { "complete-responses": completeResponses, "described-fields": describedFields } },
  };
}
