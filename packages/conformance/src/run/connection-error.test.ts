import { expect, test } from "vitest";
import { adviceOn, reasonOf } from "./send.ts";

const at = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ["a refused connection", at("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1"), "connect ECONNREFUSED 127.0.0.1:1"],
  ["a code that the message lacks", at("ECONNRESET", "socket hang up"), "socket hang up (ECONNRESET)"],
  [
    "the reason in a line of OpenSSL's log",
    at("EPROTO", "write EPROTO 40C0:error:0A00010B:SSL routines:tls_validate:wrong version number:../tls.c:77:\n"),
    "wrong version number (EPROTO)",
  ],
  [
    "a certificate, without Node's own advice",
    at(
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "self-signed certificate; if the root CA is installed locally, try running Node.js with --use-system-ca",
    ),
    "self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)",
  ],
  [
    "each address of a host with several",
    Object.assign(
      new AggregateError([
        at("ECONNREFUSED", "connect ECONNREFUSED ::1:1"),
        at("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1"),
      ]),
      { code: "ECONNREFUSED" },
    ),
    "connect ECONNREFUSED ::1:1, connect ECONNREFUSED 127.0.0.1:1",
  ],
])("the reason of %s is told in one line", (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

const tls = new URL("https://milvus.example:19530/base");

test.each([
  [
    "a port without TLS",
    "EPROTO",
    "40C0:error:0A00010B:SSL routines:f:wrong version number:f.c:1:",
    "try http://milvus.example:19530.",
  ],
  [
    "a port that hangs up on TLS",
    "ECONNRESET",
    "Client network socket disconnected before secure TLS connection was established",
    "try http://",
  ],
  ["a self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate", "NODE_EXTRA_CA_CERTS=FILE"],
  [
    "an unknown authority",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "unable to get local issuer certificate",
    "NODE_EXTRA_CA_CERTS=FILE",
  ],
  [
    "another name",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "Hostname/IP does not match",
    "a name that the certificate is for instead of",
  ],
  [
    "a server that refuses who calls",
    "ERR_SSL",
    "40C0:error:0A00045C:SSL routines:f:tlsv13 alert certificate required:f.c:1:",
    "Check the host and the port",
  ],
  ["nobody there", "ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1", "Check the host and the port"],
])("%s has advice of its own", (_, code, message, advice) => {
  expect(adviceOn(at(code, message), tls)).toContain(advice);
});

test("without TLS, nothing is said of it", () => {
  expect(adviceOn(at("ECONNRESET", "socket hang up"), new URL("http://localhost"))).not.toContain("TLS");
});
