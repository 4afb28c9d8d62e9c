/** What is sent back. */
export interface Answer {
  status: number;
  /** Without those that every answer has: Date, Content-Length, Connection. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** How the answer reaches the client; whole and at once where it is not given. */
  delivery?: Delivery;
}

/** What goes wrong on the way: the connection is cut, or falls silent, before the answer or in the middle of its body. */
export interface Delivery {
  fault: "cut" | "stall";
  at: "start" | "body";
}
