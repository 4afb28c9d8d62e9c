import type { Finding } from "../run/report.ts";

/** What there is to say of a finding beside its message, as name and text. */
export function findingLines({ checks, sent, came, spec, remedy }: Finding): [name: string, text: string][] {
  return [
    ["check", nameChecks(checks)],
    ["sent", sent],
    ["came", came],
    ["spec", spec],
    ["remedy", remedy],
  ];
}

/** The checks that show a finding; the JSON report names them all. */
export function nameChecks([first, ...others]: Finding["checks"]): string {
  if (others.length === 0) return `${first}`;
  const named = others.slice(0, mostNamed).join(", ") + (others.length > mostNamed ? ", …" : "");
  return `${first}, and ${others.length} more: ${named}`;
}

const mostNamed = 6;
