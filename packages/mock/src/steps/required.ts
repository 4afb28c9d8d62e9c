import { messageTable } from "@milvus-rest/types";
import { type Step, word } from "../exchange.ts";
import type { Value } from "../json/decoder.ts";

/** Whether the fields that must hold something do: an empty text and a zero count as nothing, as in Go. */
export const required: Step = ({ operation, fields }) => {
  const missing = (operation?.required ?? []).filter((name) => holdsNothing(fields.get(name)));
  if (missing.length === 0) return;
  const struct = operation?.struct ?? "";
  const reasons = missing.map((name) => word(messageTable.fieldMissing, { struct, field: goName(name) }));
  return { message: word(messageTable.fieldsMissing, { reason: reasons.join("\n") }) };
};

const holdsNothing = (value: Value | undefined) => value === undefined || value === "" || value === 0;

/** A field's name in Go begins with a capital. */
const goName = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
