import { answers } from "./answers.js";
import { catalogueEntry } from "./catalogue-entry.js";
import { completeAnswers } from "./complete-answers.js";
import { describedFields } from "./described-fields.js";
import { evidence } from "./evidence.js";
import { extensions } from "./extensions.js";
import { openResponses } from "./open-responses.js";
import { paths } from "./paths.js";
import { requests } from "./requests.js";

/** What Redocly CLI does with this spec beyond its own rules (see redocly.yaml). */
export default function milvusPlugin() {
  return {
    id: "milvus",
    rules: {
      oas3: {
        answers,
        "catalogue-entry": catalogueEntry,
        evidence,
        extensions,
        "open-responses": openResponses,
        paths,
        requests,
      },
    },
    decorators: { oas3: { "complete-answers": completeAnswers, "described-fields": describedFields } },
  };
}
