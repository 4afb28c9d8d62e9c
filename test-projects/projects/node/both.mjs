import { createRequire } from "node:module";
import * as esModule from "@milvus-rest/client";

const commonJs = createRequire(import.meta.url)("@milvus-rest/client");
if (commonJs.createClient === esModule.createClient) throw new Error("one module was loaded, not both");

const url = process.argv[2];
const data = await esModule.createClient({ url, token: "root:Milvus" }).collections.release({
  collectionName: "quick_setup",
});
const reasons = [];
for (const [from, to] of [
  [esModule, commonJs],
  [commonJs, esModule],
]) {
  const milvus = from.createClient({ url, token: "root:Milvus" });
  const error = await milvus.collections.release({ collectionName: "missing" }).catch((error) => error);
  const kinds = ["MilvusError", "MilvusApiError", "MilvusTimeoutError"].map((name) => to[name].is(error));
  reasons.push(kinds.join() === "true,true,false" ? error.reason : `not recognised: ${kinds}`);
}
console.log(JSON.stringify({ data, reason: reasons[0] === reasons[1] ? reasons[0] : reasons.join() }));
