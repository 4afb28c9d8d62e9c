/** Mutants that no check of meaning tells from the document, and why that is as it should be. */
export const survivors: Readonly<Record<string, string>> = {
  "#/components/parameters/RequestTimeout/schema/default: now 31":
    "No recording waits for the default limit to run out: the one that does takes 35 seconds and is not among those here.",
  "#/components/schemas/Error200/oneOf/9/x-milvus-error/retryable: now true":
    "DeadlineExceeded is a time-out, and the client never repeats a time-out, whatever the table says of it.",
};
