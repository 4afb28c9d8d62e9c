import { catalogueEntry } from "./catalogue-entry.js";
import { completeResponses } from "./complete-responses.js";
import { describedFields } from "./described-fields.js";
import { evidence } from "./evidence.js";
import { extensions } from "./extensions.js";
import { paths } from "./paths.js";
import { requests } from "./requests.js";
import { openResponses, responses } from "./responses.js";

/** Our lint rules, and what the bundler adds (see redocly.yaml). */
export default function milvusPlugin() {
  return {
    id: "milvus",
    rules: {
      oas3: {
        "catalogue-entry": catalogueEntry,
        evidence,
        extensions,
        "open-responses": openResponses,
        paths,
        requests,
        responses,
      },
    },
    decorators: { oas3: { "complete-responses": completeResponses, "described-fields": describedFields } },
  };
}
