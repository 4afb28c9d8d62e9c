import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** An operation as a contributor writes it, with a success of its own. */
export function inventedOperation(id: string): string {
  return `post:
  operationId: ${id}
  summary: Count the entities
  description: An invented operation.
  tags: [invented]
  x-milvus-idempotent: true
  security: [{}, { bearerToken: [] }]
  requestBody:
    required: true
    description: What to count.
    content:
      application/json:
        schema:
          type: object
          required: [collectionName]
          properties:
            collectionName: { $ref: ../../components/schemas/CollectionName.yaml }
        examples:
          usual: { summary: A collection, value: { collectionName: quick_setup } }
  responses:
    "200":
      description: The number, or an error.
      headers: { $ref: ../../components/headers.yaml }
      content:
        application/json:
          schema:
            oneOf:
              - title: Count
                description: The number.
                type: object
                required: [code, data]
                properties:
                  code: { type: integer, const: 0 }
                  data: { type: object, additionalProperties: true }
                examples: [{ code: 0, data: { count: 7 } }]
              - { $ref: ../../components/errors/Error200.yaml }
    "401": { $ref: ../../components/responses/NotAuthenticated.yaml }
    "403": { $ref: ../../components/responses/PermissionDenied.yaml }
    "408": { $ref: ../../components/responses/RequestTimeout.yaml }
    "500": { $ref: ../../components/responses/Panic.yaml }
`;
}

/** A path file and its line in openapi.yaml. */
export interface Addition {
  path: string;
  file: string;
  text: string;
}

/** Adds operations of the group `invented` to a copy of the spec, as a contributor does. */
export function addOperations(copy: string, additions: readonly Addition[]): void {
  for (const { file, text } of additions) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
  const openapi = join(copy, "openapi.yaml");
  const tag = "  - { name: invented, x-displayName: Invented, description: Nothing real. }\n";
  const lines = additions.map(({ path, file }) => `  ${path}: { $ref: ${file} }\n`).join("");
  const document = readFileSync(openapi, "utf8").replace("tags:\n", `tags:\n${tag}`);
  writeFileSync(
    openapi,
    document.replace("paths:\n", () => `paths:\n${lines}`),
  );
}
