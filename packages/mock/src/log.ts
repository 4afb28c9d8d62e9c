import type { SeenRequest } from "./journal.ts";

/** How requests are logged: one line each, for people or for machines. Headers and bodies stay out: they hold secrets. */
export const logFormats = {
  text: ({ method, path, status, error, durationMs }: SeenRequest) =>
    `${method} ${JSON.stringify(path).slice(1, -1)} ${status} ${error ?? "-"} ${durationMs.toFixed(1)} ms`,
  json: ({ method, path, status, error, durationMs }: SeenRequest) =>
    JSON.stringify({ time: new Date().toISOString(), method, path, status, error, durationMs }),
};

export type LogFormat = keyof typeof logFormats;
