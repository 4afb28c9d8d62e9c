import type { Rows } from "./check.ts";

/** The work itself, on the collection that was given for it; only where the spec says that no data is lost. */
export const workRows: Rows = ({ operation, fields, collection }) => {
  const { field } = operation.names.collection;
  if (!operation.keepsData || field === undefined) return [];
  const body = { ...fields, ...(collection !== undefined && { [field]: collection }) };
  return [
    { slug: "success", title: "a collection that exists", needs: ["collection"], plan: { body } },
    ...(operation.isIdempotent
      ? [{ slug: "success-again", title: "the same collection again", needs: ["collection"] as const, plan: { body } }]
      : []),
  ];
};
