import type { ConformanceOptions, runConformance } from "@milvus-rest/conformance";
import type { MockOptions, startMock } from "@milvus-rest/mock";

/** Servers of different generations, and what the kit is told of each. */
const servers: { mock: MockOptions; kit: Omit<ConformanceOptions, "url"> }[] = [
  { mock: { profile: "2.6" }, kit: { profile: "2.6", collection: "quick_setup" } },
  {
    mock: { profile: "3.0", users: { root: "Milvus", reader: "Reader_1" } },
    kit: { profile: "3.0", collection: "quick_setup", token: "root:Milvus", unprivilegedToken: "reader:Reader_1" },
  },
];

/** Runs a kit against a mock as each server in turn; resolves to the first finding, or undefined. */
export async function firstFinding(start: typeof startMock, check: typeof runConformance): Promise<string | undefined> {
  for (const { mock: options, kit } of servers) {
    await using mock = await start(options);
    const { findings, passed } = await check({ url: mock.url, ...kit });
    const [finding] = findings;
    if (finding) return `${finding.checks[0]}: ${finding.message}`;
    // A document that leads to fewer questions has lost something, too.
    const expected = expectedChecks.get(kit) ?? passed;
    expectedChecks.set(kit, Math.max(expected, passed));
    if (passed < expected) return `${passed} checks instead of ${expected}`;
  }
  return undefined;
}

/** How many checks each server passes with the document as it is. */
const expectedChecks = new Map<object, number>();
