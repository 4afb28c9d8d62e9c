import { expect, test } from "vitest";
import { secretsOf } from "../checks/build-request.ts";
import { quote } from "../judge/quote.ts";
import { describeRequest, redact } from "./describe.ts";

const token = 'root:pass"w\\ord';
const secrets = secretsOf([token]);
const isTold = (text: string) => /root:|pass|w\\|ord/.test(text);

test.each([
  ["as it is", token, "…"],
  ["its password", token.slice(5), "…"],
  ["in a JSON body", JSON.stringify({ token }), '{"token":"…"}'],
  ["in base64", Buffer.from(token).toString("base64"), "…"],
])("a token that a server repeats is not told: %s", (_, text, told) => {
  expect(redact(quote(`I know ${text}!`), secrets)).toBe(quote(`I know ${told}!`));
});

test.each([150, 155, 157])("a token of which a quote shows only the start, from place %i on, is not told", (place) => {
  const told = redact(quote(`${"x".repeat(place)}${token} and more`), secrets);

  expect(told).toMatch(/^"x+… \(\d+ characters\)"$/);
  expect(isTold(told)).toBe(false);
});

test("of a request only what the server heeds is told, and of credentials the scheme", () => {
  const told = (name: string, value: string) =>
    describeRequest({
      method: "POST",
      target: "/",
      httpVersion: "HTTP/1.1",
      headers: [[name, value]],
      body: Buffer.alloc(0),
    });

  expect(told("authorization", `Bearer ${token}`)).toBe("POST /; authorization: Bearer …; without a body");
  expect(told("Authorization", token)).toBe("POST /; Authorization: …; without a body");
  expect(told("Cookie", token)).toBe("POST /; without a body");
  expect(told("db-name", "book")).toBe("POST /; db-name: book; without a body");
});
