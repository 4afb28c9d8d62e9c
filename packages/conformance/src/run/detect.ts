import { defaultProfile, type ProfileName } from "@milvus-rest/types";
import type { Report } from "./report.ts";
import type { Verdict } from "./verdict.ts";

/** The answers as judged by the profile that fits them best. */
export interface Judged {
  /** Those that fit equally well; the first one was judged by. */
  profiles: readonly ProfileName[];
  profileFrom: Report["profileFrom"];
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
  const verdicts = chosen?.verdicts ?? [];
  return {
    profiles: chosen ? [chosen.profile, ...others] : [],
    profileFrom:
      candidates.length === 1 ? "options" : isTold(best.length, candidates.length, verdicts) ? "answers" : "default",
    verdicts,
  };
}

/** Answers of which every generation fits equally well, or of which none is right under any, tell nothing of the release. */
function isTold(fitting: number, candidates: number, verdicts: readonly Verdict[]): boolean {
  return fitting < candidates && verdicts.some(({ deviations }) => deviations.length === 0);
}
