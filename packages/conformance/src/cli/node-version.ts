/** As in the package's `engines`. */
export const oldestNode = "22.15";

/** Whether a version of Node, such as `20.20.2`, is older than the kit needs. */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = parse(version);
  const [oldestMajor = 0, oldestMinor = 0] = parse(oldestNode);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

const parse = (version: string) => version.split(".").map(Number);
