import { messageTable } from "@milvus-rest/types";
import { type Step, word } from "../exchange.ts";
import type { NameForm } from "../operations.ts";

/** Whether the collection's name has the form of one. */
export const name: Step = ({ operation, profile, name: given }) => {
  if (!operation || given === undefined) return;
  const checked = profile.blankName === "trimmed" ? given.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "") : given;
  const flaw = flawOf(checked, operation.nameForm);
  if (flaw) return { message: word(messageTable[flaw], { name: checked }) };
};

function flawOf(text: string, { pattern, maxLength }: NameForm): keyof typeof messageTable | undefined {
  if (text === "") return "nameEmpty";
  if (Buffer.byteLength(text) > maxLength) return "nameTooLong";
  if (pattern.test(text)) return undefined;
  const [first = ""] = text;
  return pattern.test(first) ? "nameRest" : "nameStart";
}
