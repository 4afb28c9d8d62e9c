import { type Answer, headerOf } from "../exchange.ts";

/** The type of an answer's body without its parameters, in lower case; empty where none is said. */
export function mediaTypeOf(answer: Answer): string {
  const [type = ""] = (headerOf(answer, "Content-Type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** A media type as a message names it. */
export function nameMediaType(mediaType: string): string {
  return mediaType === "" ? "no media type" : mediaType;
}
