/** What each option has to be, how to tell, and what is thrown otherwise: a `TypeError` by default. */
export type Checks<Options = Record<string, unknown>> = {
  readonly [Name in keyof Options]-?: readonly [
    expected: string,
    holds: (value: unknown) => boolean,
    failure?: ErrorConstructor,
  ];
};

/**
 * Options that are undefined or null count as not given.
 *
 * @throws {TypeError | RangeError} for an option that cannot be right: the message has its name, what was expected and
 *   the value; for one that is not known: its name, without its value, and the name that was likely meant
 */
export function checkOptions<Options extends object>(options: Options, checks: Checks<Options>): void {
  const known = new Map<string, Checks[string]>(Object.entries(checks));
  for (const [name, value] of Object.entries({ ...options })) {
    const check = known.get(name);
    if (!check) throw new TypeError(`${name}: unknown option; ${suggestion(name, [...known.keys()])}`);
    const [expected, holds, Failure = TypeError] = check;
    if (value != null && !holds(value))
      throw new Failure(`${name}: expected ${expected}; got ${typeof value} ${value}`);
  }
}

function suggestion(given: string, names: string[]): string {
  const isLike = (like: (a: string, b: string) => boolean) => (name: string) =>
    like(given.toLowerCase(), name.toLowerCase());
  const likely =
    names.find(isLike((a, b) => a.includes(b) || b.includes(a))) ?? names.find(isLike((a, b) => isWithin(2, a, b)));
  return likely ? `did you mean \`${likely}\`?` : `expected one of ${names.join(", ")}`;
}

/** Whether one word becomes the other by so many letters added, taken away or replaced. */
function isWithin(changes: number, a: string, b: string): boolean {
  if (!a || !b) return a.length + b.length <= changes;
  const [a1, b1] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return isWithin(changes, a1, b1);
  return changes > 0 && (isWithin(changes - 1, a1, b1) || isWithin(changes - 1, a1, b) || isWithin(changes - 1, a, b1));
}
