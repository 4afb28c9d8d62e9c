/** What the shell is told. */
export const exitCodes = { conforms: 0, deviates: 1, usage: 2, noVerdict: 3, bug: 70, interrupted: 130 } as const;
