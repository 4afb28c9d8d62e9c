/**
 * An integer of 64 bits: a `number` where that holds it exactly (up to 2^53 − 1), else a `bigint`.
 *
 * `String(value)`, `Number(value)`, `BigInt(value)`, `==` and `<` work with both. It is not a string, because a string is
 * compared and sorted by its letters, and counts such as `rowCount` should stay numbers.
 * `JSON.stringify` refuses a `bigint`: use `String(value)` there, and where the value is the key of a map.
 */
export type Int64 = number | bigint;
