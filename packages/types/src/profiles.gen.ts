// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** The generations of Milvus that the spec describes, the oldest first. */
export const profileNames = [
  "2.3",
  "2.4",
  "2.5",
  "2.6",
  "3.0"
] as const;

/** The profile that is used when none is given. */
export const defaultProfile = "2.6" as const;

/** The name of a profile. */
export type ProfileName = (typeof profileNames)[number];
