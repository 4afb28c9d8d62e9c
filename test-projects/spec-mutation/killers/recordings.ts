import { judge } from "@milvus-rest/conformance";
import { mutations } from "../../../packages/conformance/test/mutations.ts";
import { type Recorded, readRecordings } from "../../../packages/conformance/test/recordings.ts";
import type { Json } from "../mutants.ts";
import type { World } from "../world-of.ts";

const recordings = distinct(
  readRecordings().filter(({ request }) => request.body.length < 5_000),
  ({ release, answer }) => `${release} ${answer.status} ${answer.headers.map(([name]) => name)} ${answer.body}`,
);

/** Answers that real servers did not give: one recorded answer of each outcome, spoiled in every way. */
const spoiled: Recorded[] = distinct(
  recordings,
  ({ release, answer }) => `${release} ${answer.status} ${codeIn(answer.body)}`,
)
  .flatMap((each) =>
    Object.values(mutations)
      .flatMap((spoil) => spoil(each.answer))
      .map((answer) => ({ ...each, answer })),
  )
  .filter((each) => judge(each, each.circumstances).length > 0);

/** What real servers answered is allowed. */
export async function recordingsAreJudged(_: Json, world: World): Promise<string | undefined> {
  const { judge } = await world.kit();
  const refused = recordings.find((each) => judge(each, each.circumstances).length > 0);
  return refused && `the recording ${refused.id} of ${refused.release} is refused`;
}

/** What they did not answer is not. */
export async function spoiledAnswersAreRefused(_: Json, world: World): Promise<string | undefined> {
  const { judge } = await world.kit();
  const allowed = spoiled.find((each) => judge(each, each.circumstances).length === 0);
  return allowed && `a spoiled answer of ${allowed.id} of ${allowed.release} is allowed`;
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function codeIn(body: Buffer): string {
  return /"code":(\d+)/.exec(body.toString("utf8"))?.[1] ?? "";
}
