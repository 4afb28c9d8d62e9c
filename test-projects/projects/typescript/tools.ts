import { type Report, runConformance } from "@milvus-rest/conformance";
import { type Mock, type MockOptions, startMock } from "@milvus-rest/mock";

const options: MockOptions = { profile: "2.5", collections: ["default.quick_setup"] };
await using mock: Mock = await startMock(options);
const report: Report = await runConformance({ url: mock.url });
console.log(report.failed);
