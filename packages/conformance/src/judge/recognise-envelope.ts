import type { DeclaredAnswer } from "../spec/declared-answer.ts";
import { violations } from "../spec/validate.ts";
import type { Deviation } from "./deviation.ts";
import { quote } from "./quote.ts";

/** Finds the declared answer whose schema an envelope is valid under. */
export function findEnvelope(
  text: string,
  candidates: readonly DeclaredAnswer[],
): { declared: DeclaredAnswer; message: string } | Deviation {
  const file = candidates[0]?.file ?? "";
  const envelope = parse(text);
  if (!isRecord(envelope)) return noEnvelope(text, file);
  const { code, message } = envelope;
  if (!Number.isInteger(code)) return noInteger(code, file);
  const ofCode = candidates.filter((declared) => declared.code === code);
  const [first] = ofCode;
  if (!first) return unknownCode(code, candidates);
  const declared = ofCode.find(({ pointer }) => violations(pointer, envelope).length === 0);
  if (!declared) return invalid(first, envelope);
  return { declared, message: typeof message === "string" ? message : "" };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noEnvelope(text: string, spec: string): Deviation {
  return {
    cause: "body:no-envelope",
    message: `expected an envelope (one JSON object with an integer \`code\`), got ${quote(text)}`,
    spec,
    remedy: "Send {code, data} on success and {code, message} on an error, and nothing after it.",
  };
}

function noInteger(code: unknown, spec: string): Deviation {
  const given = code === undefined ? "none" : `${JSON.stringify(code)}, ${nameType(code)}`;
  return {
    cause: `body:code:${typeof code}`,
    message: `expected an integer as the envelope's \`code\`, got ${given}`,
    spec,
    remedy: "Send `code` as a JSON number.",
  };
}

const nameType = (value: unknown) => (value === null ? "which is null" : `which is of type ${typeof value}`);

function unknownCode(code: unknown, candidates: readonly DeclaredAnswer[]): Deviation {
  const [{ status, file } = { status: 0, file: "" }] = candidates;
  const known = [...new Set(candidates.map((each) => each.code))].join(", ");
  return {
    cause: `body:code:${code}`,
    message: `expected a code that the spec declares under HTTP ${status} (${known}), got ${code}`,
    spec: file,
    remedy: "Send a code of the error catalogue. If a release of Milvus sends this one, add it to the catalogue.",
  };
}

function invalid({ title, pointer, file }: DeclaredAnswer, envelope: Record<string, unknown>): Deviation {
  const flaws = violations(pointer, envelope);
  return {
    cause: `body:${title}:${flaws.join(";")}`,
    message: `expected an envelope that fits the schema of ${title}, got ${quote(JSON.stringify(envelope))}: ${flaws.join("; ")}`,
    spec: file,
    remedy: `Send ${title} as its schema says.`,
  };
}
