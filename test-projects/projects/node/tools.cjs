const { createClient } = require("@milvus-rest/client");
const { runConformance } = require("@milvus-rest/conformance");
const { startMock } = require("@milvus-rest/mock");

async function main() {
  const mock = await startMock({ world: { databases: { default: { collections: { quick_setup: {} } } } } });
  const { collections } = createClient({ url: mock.url });
  const data = await collections.release({ collectionName: "quick_setup" });
  const { reason } = await collections.release({ collectionName: "missing" }).catch((error) => error);
  const report = await runConformance({ url: mock.url });
  await mock.close();
  if (report.failed > 0) throw new Error(`${report.failed} checks failed`);
  console.log(JSON.stringify({ data, reason }));
}
main();
