/** What a call costs, as a share of what the first variant's costs. */
export interface Ratio {
  cpu: number;
  /** Half of the rounds lie between these two. */
  cpuQuartiles: [number, number];
  wall: number;
}

interface Cost {
  cpu: number;
  wall: number;
}

/**
 * Measures variants in rounds, each variant once a round. Each round starts with another one and every second one goes
 * backwards, so that what the machine does besides, and what one variant leaves to the next, falls on all of them alike. The ratios are medians over the rounds of the ratios within a round.
 */
export async function measure(
  variants: Record<string, () => Promise<unknown>>,
  { callers, rounds, calls }: { callers: number; rounds: number; calls: number },
): Promise<Record<string, Ratio>> {
  const names = Object.keys(variants);
  const costs = new Map(names.map((name): [string, Cost[]] => [name, []]));
  for (let round = -5; round < rounds; round++) {
    for (const name of orderOf(names, round)) {
      const cost = await costOf(variants[name] ?? Promise.resolve, callers, calls);
      // The first rounds warm up.
      if (round >= 0) costs.get(name)?.push(cost);
    }
  }
  const [base = []] = costs.values();
  return Object.fromEntries([...costs].map(([name, own]) => [name, ratioOf(own, base)]));
}

function orderOf(names: string[], round: number): string[] {
  const first = (round + names.length * 5) % names.length;
  const order = [...names.slice(first), ...names.slice(0, first)];
  return round % 2 === 0 ? order : order.reverse();
}

async function costOf(call: () => Promise<unknown>, callers: number, calls: number): Promise<Cost> {
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  let left = calls;
  const caller = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpu: user + system, wall: performance.now() - wallBefore };
}

function ratioOf(own: Cost[], base: Cost[]): Ratio {
  const ratios = (of: keyof Cost) =>
    own.map((cost, round) => cost[of] / (base[round]?.[of] ?? Number.NaN)).sort((a, b) => a - b);
  const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const cpu = ratios("cpu");
  return { cpu: at(cpu, 0.5), cpuQuartiles: [at(cpu, 0.25), at(cpu, 0.75)], wall: at(ratios("wall"), 0.5) };
}
