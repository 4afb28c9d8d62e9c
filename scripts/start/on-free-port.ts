/** What was opened, and a remark where it is not on the port that was wanted. */
export interface Opened<Server> {
  server: Server;
  remark: string;
}

/** Opens a server on the port it is known by, or on any other when that one is taken. */
export async function onFreePort<Server>(
  port: number,
  open: (port: number) => Promise<Server>,
): Promise<Opened<Server>> {
  try {
    return { server: await open(port), remark: "" };
  } catch (error) {
    if (!isTaken(error)) throw error;
    return { server: await open(0), remark: ` (port ${port} is taken)` };
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The mock says in its own words what happened, and keeps the system's error as the cause.
  return ("code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES")) || isTaken(error.cause);
}
