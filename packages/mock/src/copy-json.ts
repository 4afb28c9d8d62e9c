/** A deep copy of JSON data. `structuredClone` is missing in some test environments, such as Jest's jsdom. */
export function copyJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
