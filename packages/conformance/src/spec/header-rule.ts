import { fileOf, type HeaderNode, type Located, locate, type ResponseNode, type SentWhen } from "./document.ts";

/** What the spec says about a header of the answers. */
export interface HeaderRule {
  name: string;
  isRequired: boolean;
  sentWhen: SentWhen;
  /** Where its schema is. */
  pointer: string;
  file: string;
}

/** The rules of a response's headers. */
export function headerRules({ node, pointer }: Located<ResponseNode>): HeaderRule[] {
  return Object.entries(node.headers ?? {}).map(([name, header]) => {
    const found = locate<HeaderNode>(header, `${pointer}/headers/${name}`);
    return {
      name,
      isRequired: found.node.required ?? false,
      sentWhen: found.node["x-milvus-sent-when"] ?? {},
      pointer: `${found.pointer}/schema`,
      file: fileOf(found.pointer),
    };
  });
}
