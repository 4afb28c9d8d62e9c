import type { Step } from "../exchange.ts";

/** Whether the server is ready to work on the collection. */
export const readiness: Step = ({ profile, collection }) => {
  if (collection?.work === "notReady") return { message: profile.notReadyMessage };
};
