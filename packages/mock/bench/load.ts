import { connect } from "node:net";
import { request } from "./server.ts";

/** What a load came to. */
export interface Load {
  perSecond: number;
  /** Milliseconds that half of the requests stayed below. */
  p50: number;
  /** Milliseconds that 99 of 100 requests stayed below. */
  p99: number;
}

/** Sends so many requests over so many connections, one after the other on each. */
export async function load(url: string, requests: number, connections: number): Promise<Load> {
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, () => onOneConnection(url, requests / connections, times)));
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function onOneConnection(url: string, requests: number, times: number[]): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const headers = Object.entries({ Host: host, ...request.headers, "Content-Length": request.body.length });
  const head = [
    `${request.method} /v2/vectordb/collections/release HTTP/1.1`,
    ...headers.map((pair) => pair.join(": ")),
  ];
  const bytes = `${head.join("\r\n")}\r\n\r\n${request.body}`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = "";
    let begun = performance.now();
    socket.setNoDelay().setEncoding("latin1").write(bytes);
    socket.on("error", reject);
    socket.on("data", (text: string) => {
      received += text;
      const response = /^HTTP\/1\.1 200 [\s\S]*?\r\nContent-Length: (\d+)[\s\S]*?\r\n\r\n/i.exec(received);
      if (!response || received.length < response[0].length + Number(response[1])) return;
      times.push(performance.now() - begun);
      received = "";
      if (--requests < 1) {
        socket.destroy();
        resolve();
        return;
      }
      begun = performance.now();
      socket.write(bytes);
    });
  });
}
