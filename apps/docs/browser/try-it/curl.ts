import type { Input } from "./form.ts";

/** The request as a command for a POSIX shell. The token stays out of it: it would be copied along. */
export function curlCommand({ url, path, token, timeout, body }: Input): string {
  const lines = [
    `curl --request POST ${quote(url.replace(/\/+$/, "") + path)}`,
    ...(token ? ['--header "Authorization: Bearer $MILVUS_TOKEN"'] : []),
    '--header "Content-Type: application/json"',
    `--max-time ${timeout / 1000}`,
    `--data ${quote(JSON.stringify(body))}`,
  ];
  return lines.join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
