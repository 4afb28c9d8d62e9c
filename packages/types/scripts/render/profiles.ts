import type { Profiles } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

/** The names of the profiles. What they mean is in `@milvus-rest/semantics`: only mock and conformance kit need that. */
export function renderProfiles({ profiles, default: byDefault }: Profiles): string {
  return [
    banner,
    renderTable(
      "profileNames",
      "The generations of Milvus that the spec describes, the oldest first.",
      Object.keys(profiles),
    ),
    "\n",
    renderTable("defaultProfile", "The profile that is used when none is given.", byDefault),
    "\n/** The name of a profile. */\nexport type ProfileName = (typeof profileNames)[number];\n",
  ].join("");
}
