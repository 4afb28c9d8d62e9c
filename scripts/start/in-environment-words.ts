/** What the client calls its options, and what somebody who runs `pnpm start` set instead. */
const words: [RegExp, string][] = [
  [/^url: (.*)$/s, "MILVUS_URI: $1. Such as MILVUS_URI=http://localhost:19530"],
  [/^token: /, "MILVUS_TOKEN: "],
  [/`url`/g, "MILVUS_URI"],
  [/`token`/g, "MILVUS_TOKEN"],
];

/** Runs a step, and has it fail in the words of the environment. */
export async function inEnvironmentWords<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(
      words.reduce((message, [word, name]) => message.replace(word, name), error.message),
      { cause: error },
    );
  }
}
