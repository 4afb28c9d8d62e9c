import { defaultProfile, type ProfileName } from "@milvus-rest/types";
import type { Verdict } from "./verdict.ts";

/** The answers as judged by the profile that fits them best. */
export interface Judged {
  /** Those that fit equally well; the first one was judged by. */
  profiles: readonly ProfileName[];
  verdicts: readonly Verdict[];
}

/** Tells the profile from the answers: it is the one under which they deviate for the fewest reasons. */
export function judgeByBest(
  candidates: readonly ProfileName[],
  judgeAll: (profile: ProfileName) => readonly Verdict[],
): Judged {
  const judged = candidates.map((profile) => {
    const verdicts = judgeAll(profile);
    return {
      profile,
      verdicts,
      causes: new Set(verdicts.flatMap(({ deviations }) => deviations.map(({ cause }) => cause))),
    };
  });
  const fewest = Math.min(...judged.map(({ causes }) => causes.size));
  const best = judged.filter(({ causes }) => causes.size === fewest);
  const chosen = best.find(({ profile }) => profile === defaultProfile) ?? best.at(-1);
  const others = best.filter((each) => each !== chosen).map(({ profile }) => profile);
  return { profiles: chosen ? [chosen.profile, ...others] : [], verdicts: chosen?.verdicts ?? [] };
}
