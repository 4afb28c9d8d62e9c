/** What ended a connection, in one line. */
export function reasonOf(error: Error): string {
  const reason = opensslReason(error) ?? messageOf(error);
  const code = codeOf(error);
  return reason.includes(code) ? reason : `${reason} (${code})`;
}

/** OpenSSL's messages are lines of a log, `…:error:0A00010B:SSL routines:<function>:<reason>:<file>:<line>:`. */
function opensslReason({ message }: Error): string | undefined {
  return /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(message)?.[1];
}

/** The error of a host with several addresses has no message of its own, but those of each address. */
function messageOf(error: Error): string {
  const ends: readonly Error[] = error instanceof AggregateError ? error.errors : [error];
  const messages = ends.map(({ message }) => message.replace(nodesAdvice, "").trim());
  return messages.join(", ");
}

/** What Node adds to some reasons; `adviceOn` says more. */
const nodesAdvice = /; if the root CA is installed locally, .*$/s;

/** What may help, where a connection ended before it brought a first answer. */
export function adviceOn(error: Error, url: URL): string {
  const found = url.protocol === "https:" ? overTls(error, url) : undefined;
  return (
    found ??
    "Check the host and the port of the URL, and that the server is up and speaks HTTP/1.1; --wait waits for one that is starting."
  );
}

function overTls(error: Error, { host, hostname }: URL): string | undefined {
  const code = codeOf(error);
  if (/SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/.test(code)) {
    return "To trust the certificate, name a PEM file with it or with its authority's: NODE_EXTRA_CA_CERTS=FILE.";
  }
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return `Use a name that the certificate is for in place of ${hostname}.`;
  const isWithoutTls = opensslReason(error)?.includes("alert") === false || error.message.includes("before secure TLS");
  return isWithoutTls ? `The server may not speak TLS: try http://${host}.` : undefined;
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
