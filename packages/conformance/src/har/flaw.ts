import type { ErrorObject } from "ajv";
import { quote } from "../judge/quote.ts";

/** Says where a HAR is none: the place, what stands there, and what should. Never tells what a header says. */
export function explainFlaw(flaw: ErrorObject | undefined, har: unknown): string {
  const { instancePath = "", keyword, params, message } = flaw ?? {};
  const keys = instancePath.split("/").slice(1);
  if (keyword === "required") return `${placeOf([...keys, String(params?.missingProperty)])} is missing`;
  const value = keys.reduce<unknown>((parent, key) => Object(parent)[key], har);
  return `${placeOf(keys)} ${message}, got ${describe(value, keys.includes("headers"))}`;
}

function placeOf(keys: readonly string[]): string {
  if (keys.length === 0) return "the HAR";
  const steps = keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`));
  return steps.join("").slice(1);
}

function describe(value: unknown, isSecret: boolean): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (isSecret) return `a ${typeof value}`;
  return typeof value === "string" ? quote(value) : String(value);
}
