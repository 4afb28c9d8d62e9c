/** The JSON body of every answer of a Milvus handler. */
export interface Envelope {
  code: number;
  data: unknown;
  message: string;
}

/** Reads an envelope; undefined where the text is none: HTML, cut-off JSON, two envelopes in one body. */
export function parseEnvelope(text: string): Envelope | undefined {
  const body = parseJson(text);
  if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "number") return undefined;
  return {
    code: body.code,
    data: "data" in body ? body.data : undefined,
    message: "message" in body && typeof body.message === "string" ? body.message : "",
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
