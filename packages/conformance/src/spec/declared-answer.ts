import { type ErrorName, errorTable, successCodes } from "@milvus-rest/types";
import { escapeKey, fileOf, type Located, locate, type ResponseNode, type Schema } from "./document.ts";

/** One of the answers that the spec declares: a status, a media type and one alternative of the schema. */
export interface DeclaredAnswer {
  /** The schema's title; of an error, the catalogue's name. */
  title: string;
  isSuccess: boolean;
  status: number;
  mediaType: string;
  /** The envelope's `code`; undefined where the answer is no envelope. */
  code: number | undefined;
  pointer: string;
  /** The file under spec/ that declares it. */
  file: string;
}

const codesOfSuccess: ReadonlySet<unknown> = new Set(successCodes);

/** The answers that a response declares, one for each alternative of its schemas. */
export function declaredAnswers(status: string, { node, pointer }: Located<ResponseNode>): DeclaredAnswer[] {
  return Object.entries(node.content ?? {}).flatMap(([mediaType, { schema }]) =>
    alternatives(schema, `${pointer}/content/${escapeKey(mediaType)}/schema`).map((alternative) =>
      answerOf(Number(status), mediaType, alternative),
    ),
  );
}

function answerOf(status: number, mediaType: string, { node, pointer }: Located<Schema>): DeclaredAnswer {
  const given = node.properties?.code?.const;
  const code = typeof given === "number" ? given : undefined;
  const title = node.title ?? pointer;
  return {
    title,
    isSuccess: !isError(title) && codesOfSuccess.has(code),
    status,
    mediaType,
    code,
    pointer,
    file: fileOf(pointer),
  };
}

/** The leaves of a schema's `oneOf`s. */
function alternatives(schema: Schema, at: string): Located<Schema>[] {
  const { node, pointer } = locate<Schema>(schema, at);
  if (!node.oneOf) return [{ node, pointer }];
  return node.oneOf.flatMap((each, index) => alternatives(each, `${pointer}/oneOf/${index}`));
}

/** Whether the error catalogue has the name. */
export function isError(name: string): name is ErrorName {
  return name in errorTable;
}
