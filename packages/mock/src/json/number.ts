/** How far a JSON number has come. */
export type NumberState = "sign" | "zero" | "integer" | "point" | "fraction" | "e" | "exponentSign" | "exponent";

type Character = "zero" | "digit" | "sign" | "plus" | "point" | "e" | "other";

interface Row {
  next: Partial<Record<Character, NumberState>>;
  /** Why the number cannot end here, in Go's words; where there is nothing it can. */
  wrong?: string;
}

const digitsOf = (state: NumberState) => ({ zero: state, digit: state });
const table: Record<NumberState, Row> = {
  sign: { next: { zero: "zero", digit: "integer" }, wrong: "in numeric literal" },
  zero: { next: { point: "point", e: "e" } },
  integer: { next: { ...digitsOf("integer"), point: "point", e: "e" } },
  point: { next: digitsOf("fraction"), wrong: "after decimal point in numeric literal" },
  fraction: { next: { ...digitsOf("fraction"), e: "e" } },
  e: {
    next: { ...digitsOf("exponent"), sign: "exponentSign", plus: "exponentSign" },
    wrong: "in exponent of numeric literal",
  },
  exponentSign: { next: digitsOf("exponent"), wrong: "in exponent of numeric literal" },
  exponent: { next: digitsOf("exponent") },
};

/** The state after a number's first byte; undefined where no number begins with it. */
export function beginNumber(byte: number): NumberState | undefined {
  const first = characterOf(byte);
  return first === "sign" ? "sign" : table.sign.next[first];
}

/** The state after one more byte, or why it cannot come here; undefined where the number has ended before it. */
export function continueNumber(
  state: NumberState,
  byte: number,
): { state: NumberState } | { wrong: string } | undefined {
  const { next, wrong } = table[state];
  const after = next[characterOf(byte)];
  if (after) return { state: after };
  return wrong === undefined ? undefined : { wrong };
}

function characterOf(byte: number): Character {
  if (byte === 0x30) return "zero";
  if (byte > 0x30 && byte <= 0x39) return "digit";
  return others.get(byte) ?? "other";
}

const others = new Map<number, Character>([
  [0x2d, "sign"],
  [0x2b, "plus"],
  [0x2e, "point"],
  [0x65, "e"],
  [0x45, "e"],
]);
