import type { Facts } from "../facts.ts";
import type { Wording } from "../wording.ts";

/** A step of a request's way through the server: what it has against the request, if anything. */
export type Step = (facts: Facts) => Objection | undefined;

/** Why a request does not get past a step. */
export interface Objection {
  /** Whether the request surely stops here; else that depends on what is not known of the server. */
  isCertain: boolean;
  /** How the message may read; not given: as the catalogue's schema says. */
  wordings?: readonly Wording[];
}

/** Depends on what is not known of the server. */
export const perhaps: Objection = { isCertain: false };

export function certainly(...wordings: Wording[]): Objection {
  return { isCertain: true, wordings };
}
