import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Answer } from "../answer.ts";
import { type Head, headerHas, isHttp10, isPreface } from "./head.ts";

/** Whether the connection ends after the answer, as net/http decides it. */
export function closesAfter(head: Head): boolean {
  if (isHttp10(head)) return !headerHas(head, "connection", "keep-alive");
  return isPreface(head) || headerHas(head, "connection", "close");
}

/** Sends an answer with the headers that net/http adds. Waits for a client that is slow to take it. */
export async function writeAnswer(socket: Socket, head: Head, answer: Answer, closes: boolean): Promise<void> {
  const isBodiless = head.method === "HEAD" || answer.status === 204;
  const lines = headLines(head, answer, closes).join("\r\n");
  const text = `${lines}\r\n\r\n${isBodiless ? "" : answer.body}`;
  const { delivery } = answer;
  if (!delivery) return send(socket, text);
  if (delivery.at === "body") await send(socket, text.slice(0, text.length - Math.ceil(answer.body.length / 2)));
  if (delivery.fault === "cut") socket.destroy();
  else await closed(socket);
}

function headLines(head: Head, { status, headers, body }: Answer, closes: boolean): string[] {
  const lines = [`HTTP/1.${isHttp10(head) ? 0 : 1} ${status} ${STATUS_CODES[status] ?? ""}`];
  for (const name in headers) lines.push(`${name}: ${headers[name]}`);
  lines.push(`Date: ${now()}`);
  if (status !== 204) lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  if (closes && !isHttp10(head)) lines.push("Connection: close");
  if (!closes && isHttp10(head)) lines.push("Connection: keep-alive");
  return lines;
}

let date = "";
let dateEnds = 0;

/** The time of day, which changes once a second only. */
function now(): string {
  const time = Date.now();
  if (time >= dateEnds) {
    date = new Date(time).toUTCString();
    dateEnds = time - (time % 1000) + 1000;
  }
  return date;
}

async function send(socket: Socket, text: string): Promise<void> {
  if (!socket.writable || socket.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once("close", () => resolve());
  });
}
