import assert from "node:assert/strict";
import { publishedSpec } from "@milvus-rest/semantics";
import { errorTable } from "@milvus-rest/types";

/** One way to use what we publish, from outside of this repository. */
export interface Contract {
  /** What the table of `pnpm consumers` says, for example `TypeScript 5.4`. */
  name: string;
  /** A program that must be on the machine. `pnpm test` leaves such a contract out. */
  needs?: string;
  /** @throws {Error} when the contract is broken. */
  check: (place: Place) => Promise<void>;
}

/** Where a contract is checked. */
export interface Place {
  /** A copy of the project's folder, outside of the workspace; the packed packages are installed there. */
  folder: string;
  /** The URL of a mock of its own, with the collection `quick_setup` and the user `root:Milvus`. */
  url: string;
}

/** Checks what a program prints that releases `quick_setup`, then a missing collection, by our client. */
export function assertReleased(output: string): void {
  assert.deepEqual(JSON.parse(output), { data: {}, reason: "CollectionNotFound" });
}

/** Checks what a program prints that does the same without our client: the two codes. */
export function assertCodes(output: string): void {
  const expected = [publishedSpec().defaultProfile.successCode, errorTable.CollectionNotFound.code];
  assert.deepEqual(output.trim().split(/\r?\n/), expected.map(String));
}
