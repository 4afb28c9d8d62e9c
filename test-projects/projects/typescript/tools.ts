import { createClient, MilvusApiError } from "@milvus-rest/client";
import { type Report, runConformance } from "@milvus-rest/conformance";
import { type Mock, type MockOptions, startMock } from "@milvus-rest/mock";

const options: MockOptions = { profile: "2.5", collections: ["default.quick_setup"] };
await using mock: Mock = await startMock(options);
const { collections } = createClient({ url: mock.url });
const data = await collections.release({ collectionName: "quick_setup" });
const reason = await collections.release({ collectionName: "missing" }).catch((error: unknown) => {
  return MilvusApiError.is(error) ? error.reason : "another error";
});

const report: Report = await runConformance({ url: mock.url });
console.log(JSON.stringify({ data, reason: report.failed === 0 ? reason : "the mock does not conform" }));
