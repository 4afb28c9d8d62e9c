/** The JSON body of every answer of a Milvus handler. */
export interface Envelope {
  /** Undefined where the text is no envelope: HTML, cut-off JSON, two envelopes in one body. */
  code: number | undefined;
  data: unknown;
  message: string | undefined;
}

/** Reads the envelope of an answer. The body's `code` decides what became of the request, so it is read here only. */
export function parseEnvelope(text: string): Envelope {
  const { code, data, message } = parseJson(text);
  return {
    code: typeof code === "number" ? code : undefined,
    data,
    message: typeof message === "string" ? message : undefined,
  };
}

function parseJson(text: string): { [field in keyof Envelope]?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
