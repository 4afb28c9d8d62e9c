import { Ajv, type JSONSchemaType } from "ajv";

/** A HAR, as far as the kit looks into one: https://w3c.github.io/web-performance/specs/HAR/Overview.html */
export interface HarFile {
  log: { entries: HarEntry[] };
}

export interface HarEntry {
  request: HarRequest;
  response: HarResponse;
  /** Milliseconds from the request to the end of the answer. */
  time?: number | null;
}

export interface HarRequest {
  method: string;
  url: string;
  headers: HarHeader[];
  /** Bytes; -1 where it is not known. */
  bodySize?: number | null;
  postData?: HarBody | null;
}

export interface HarResponse {
  /** 0 or less where no answer came. */
  status: number;
  headers: HarHeader[];
  content?: HarBody | null;
}

export interface HarHeader {
  name: string;
  value: string;
}

export interface HarBody {
  text?: string | null;
  /** `base64`; otherwise the text is the body's text. */
  encoding?: string | null;
  /** Bytes; -1 where it is not known. */
  size?: number | null;
}

const headers: JSONSchemaType<HarHeader[]> = {
  type: "array",
  items: {
    type: "object",
    required: ["name", "value"],
    properties: { name: { type: "string", minLength: 1 }, value: { type: "string" } },
  },
};

const body: JSONSchemaType<HarBody> = {
  type: "object",
  required: [],
  properties: {
    text: { type: "string", nullable: true },
    encoding: { type: "string", nullable: true },
    size: { type: "number", nullable: true },
  },
};

const entry: JSONSchemaType<HarEntry> = {
  type: "object",
  required: ["request", "response"],
  properties: {
    time: { type: "number", nullable: true },
    request: {
      type: "object",
      required: ["method", "url", "headers"],
      properties: {
        method: { type: "string", minLength: 1 },
        url: { type: "string", minLength: 1 },
        headers,
        bodySize: { type: "number", nullable: true },
        postData: { ...body, nullable: true },
      },
    },
    response: {
      type: "object",
      required: ["status", "headers"],
      properties: { status: { type: "integer" }, headers, content: { ...body, nullable: true } },
    },
  },
};

const file: JSONSchemaType<HarFile> = {
  type: "object",
  required: ["log"],
  properties: {
    log: { type: "object", required: ["entries"], properties: { entries: { type: "array", items: entry } } },
  },
};

/** Whether a value has everything in its place; else its `errors` say what has not. */
export const isHarFile = new Ajv().compile(file);
