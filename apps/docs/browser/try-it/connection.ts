/** How long a server may take to say that it is there. */
const probeTimeout = 3_000;

/**
 * Why the browser got no response, in words. It tells a page no reason, so that the reasons are tried one by one.
 */
export async function explainConnection(url: string): Promise<string[]> {
  if (isMixedContent(url)) {
    return [
      "The browser blocked the request as mixed content: this page came over https:, and the server's URL is http:.",
      "Use a server with TLS, or open these docs over http: or from a file.",
    ];
  }
  if (await answersAnything(url)) {
    return [
      "Something answers at this URL, but the browser may not show its response to this page (CORS).",
      "Milvus itself allows it. Check that the URL is Milvus' own, and that a proxy in front of it passes OPTIONS requests and the Access-Control headers.",
    ];
  }
  return [
    "Nothing answers at this URL.",
    "Check that the server runs and that host and port are right. With https: the browser must trust the certificate, and a public page needs your permission to reach this machine or its network.",
  ];
}

function isMixedContent(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const isThisMachine = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return location.protocol === "https:" && protocol === "http:" && !isThisMachine;
}

/** A request whose response no page may read succeeds wherever HTTP is spoken. */
async function answersAnything(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: "no-cors", credentials: "omit", signal: AbortSignal.timeout(probeTimeout) });
    return true;
  } catch {
    return false;
  }
}
