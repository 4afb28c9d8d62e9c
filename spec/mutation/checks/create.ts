import { exchanges } from "../exchanges.ts";
import { type Json, objectOf } from "../mutants.ts";
import { nodeAt, type Trial } from "../trial.ts";

const texts = exchanges.map(({ response }) => response.body.toString("utf8"));
/** The widest range of any release, as the servers' messages say it. */
const ranges = texts.flatMap((text) => {
  const [, minimum, maximum] = /invalid dimension: .* should be in range (\d+) ~ (\d+)/.exec(text) ?? [];
  return minimum === undefined ? [] : [{ minimum: Number(minimum), maximum: Number(maximum) }];
});
const minimum = Math.min(...ranges.map((range) => range.minimum));
const maximum = Math.max(...ranges.map((range) => range.maximum));

/** The collection that was made by `dimension` alone, as it was described afterwards. */
const made = exchanges.filter(({ id }) => id === "sequence/create-describe");

/** The quick form of `create` has the range and the defaults that servers showed. */
export function createHolds({ document }: Trial): string | undefined {
  const properties = objectOf(nodeAt(document, "#/components/schemas/CreateCollectionRequest").properties);
  const { dimension, ...others } = properties;
  const range = objectOf(dimension);
  if (range.minimum !== minimum || range.maximum !== maximum)
    return `a dimension is from ${range.minimum} to ${range.maximum}`;
  const defaultOf = (name: string) => objectOf(others[name]).default;
  const defaults = ["primaryFieldName", "idType", "autoID", "vectorFieldName", "metricType"].map(defaultOf);
  const other = made.find(({ response }) => JSON.stringify(defaults) !== JSON.stringify(defaultsIn(response.body)));
  return other && `the defaults are ${defaults}, with Milvus ${other.release} ${defaultsIn(other.response.body)}`;
}

function defaultsIn(body: Buffer): Json[] {
  const { fields, indexes } = JSON.parse(body.toString("utf8")).data;
  const [key, vector] = fields;
  return [key.name, key.type, key.autoId, vector.name, indexes[0].metricType];
}
