import { messageTable } from "@milvus-rest/types";
import { askedLimitOf } from "../request-timeout.ts";
import { exactly, startingAs } from "../wording.ts";
import { certainly, perhaps, type Step } from "./step.ts";

/** Whether the time limit is a number, in the releases that care. */
export const requestTimeout: Step = ({ request, profile }) => {
  const { value, seconds } = askedLimitOf(request);
  if (profile.badRequestTimeout === "ignored" || value === undefined || seconds !== undefined) return undefined;
  return certainly(startingAs(messageTable.requestTimeout, { value }));
};

/** Whether the body is JSON with values of the right types. */
export const json: Step = ({ body, profile }) => {
  if (body.isValid) return undefined;
  const absent = exactly(messageTable.jsonAbsent, {});
  const broken = startingAs(messageTable.jsonInvalid);
  if (body.isAbsent) return certainly(absent);
  const wordings = profile.jsonDecoder === "sonic" ? [absent, broken] : [broken];
  return { isCertain: body.isValid === false, wordings };
};

/** Whether the required fields are there. An empty text is none; whether a zero is one, no recording shows. */
export const required: Step = ({ operation, body }) => {
  const values = (operation.body.required ?? []).map((name) => body.fields.get(name));
  if (values.some((value) => value === undefined || value === "")) return certainly();
  return values.some((value) => value === 0 || value === false) ? perhaps : undefined;
};
