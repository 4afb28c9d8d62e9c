import { publishedSpec } from "@milvus-rest/semantics";
import { describe, expect, test } from "vitest";
import { describeRequest, quote, show } from "./describe.ts";
import { redactNothing, redactorOf, secretsOf } from "./redact.ts";

const token = 'root:pä"ss<w\\ö&rd 1';
const password = token.slice(5);
const redact = redactorOf([token]);
const json = JSON.stringify(token).slice(1, -1);
const utf16 = (text: string) => Array.from(text, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

test.each([
  ["as it is", token],
  ["its password", password],
  ["its user", "root"],
  ["in JSON", json],
  ["in JSON in JSON", JSON.stringify(json).slice(1, -1)],
  ["in Go's JSON", json.replace("<", "\\u003c").replace("&", "\\u0026")],
  ["in JSON of ASCII", json.replace("ä", "\\u00e4").replace("ö", "\\u00F6")],
  ["in escapes only", utf16(token).join("")],
  ["in HTML", token.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")],
  ["in HTML by numbers", token.replace("&", "&#38;").replace("<", "&#x3C;").replace('"', "&#034;")],
  ["in HTML twice", password.replace("<", "&amp;lt;")],
  ["in a URL", encodeURIComponent(token)],
  ["in a URL, in lower case", encodeURIComponent(token).toLowerCase().replace("root", "root")],
  ["in a form", new URLSearchParams({ t: token }).toString().slice(2)],
  ["in a URL in a URL", encodeURIComponent(encodeURIComponent(token))],
  ["in base64", Buffer.from(token).toString("base64")],
  ["in base64 for URLs", Buffer.from(token).toString("base64url")],
  ["its password in base64", Buffer.from(password).toString("base64")],
  ["in hex", Buffer.from(token).toString("hex")],
  ["in hex in capitals", Buffer.from(token).toString("hex").toUpperCase()],
  ["UTF-8 read as Latin-1", Buffer.from(token).toString("latin1")],
  ["Latin-1 read as UTF-8", Buffer.from(token, "latin1").toString("utf8")],
])("a secret is masked: %s", (_, text) => {
  expect(redact(`I know ${text}!`)).toBe("I know …!");
});

test("a secret of a regular expression's signs is masked, and nothing else", () => {
  const masking = redactorOf(["a.b|c(d)[e]*"]);

  expect(masking("a.b|c(d)[e]* axb a c")).toBe("… axb a c");
});

test("hundreds of secrets are masked", () => {
  const secrets = Array.from({ length: 250 }, (_, index) => `secret-${index}-x`);

  expect(redactorOf(secrets)(secrets.join(" "))).toMatch(/^(?:… ){249}…$/);
});

test("halves of two signs are left: they would mask every text", () => {
  expect(redactorOf(["me:pw"])("some me:pw pw")).toBe("some … pw");
});

describe("a quote", () => {
  test.each([150, 155, 157])("never shows the start of a secret where it is cut, from place %i on", (place) => {
    const quoted = quote(`${"x".repeat(place)}${token} and more`, redact);

    expect(quoted).not.toMatch(/root|ro…|pä/);
  });

  test("of a long text is cut, and says how long it is", () => {
    expect(quote("x".repeat(200), redact)).toBe(`"${"x".repeat(160)}… (200 characters)"`);
  });

  test("of a text that is nothing but secrets shows no part of the last one", () => {
    const secret = "s".repeat(1000);

    expect(quote(secret.repeat(200), redactorOf([secret]))).not.toContain("s".repeat(11));
  });

  test.each([
    ["a control character", "\u0007", "\\u0007"],
    ["a right-to-left override", "\u202e", "\\u202e"],
    ["an isolate", "\u2066", "\\u2066"],
    ["a zero-width space", "\u200b", "\\u200b"],
    ["a line separator", "\u2028", "\\u2028"],
    ["a byte order mark", "\ufeff", "\\ufeff"],
    ["a C1 control", "\u009b", "\\u009b"],
  ])("escapes %s", (_, sign, escaped) => {
    expect(quote(`a${sign}b`, redactNothing)).toBe(`"a${escaped}b"`);
    expect(show(`text/${sign}`, redactNothing)).toBe(`text/${escaped}`);
  });
});

describe("the secrets of a request", () => {
  test.each([
    ["Authorization", "Bearer app:5ecret", "5ecret"],
    ["AUTHORIZATION", "5ecret-key", "5ecret-key"],
    ["authorization", "Basic YXBwOjVlY3JldA==", "app:5ecret"],
    ["Proxy-Authorization", "Basic YXBwOjVlY3JldA==", "YXBwOjVlY3JldA=="],
    ["Proxy-Authorization", "Negotiate 5ecret+ticket", "5ecret+ticket"],
    ["X-Api-Key", "k5ecret", "k5ecret"],
    ["Cookie", "theme=dark; session=5ecret", "5ecret"],
    ["X-Amz-Security-Token", "5ecret", "5ecret"],
  ])("are in %s: %s", (name, value, secret) => {
    expect(redactorOf(secretsOf([[name, value]]))(`I know ${secret}!`)).toBe("I know …!");
  });

  test("are in the URL", () => {
    const url = new URL("http://app:p%40ss@localhost/?access_token=q5&db=default&id=5ecret-5ecret&pwd=x5e");

    const masked = redactorOf(secretsOf([], url))("app p@ss default 5ecret-5ecret x5e");

    expect(masked).toBe("… … default … …");
  });
});

test("of a request only the headers that a server heeds are described, and of credentials the scheme", () => {
  const describeWith = (name: string, value: string) => {
    const request = { method: "POST", target: "/", httpVersion: "HTTP/1.1", headers: [[name, value] as const] };
    return describeRequest(request, publishedSpec(), redactNothing);
  };

  expect(describeWith("authorization", `Bearer ${token}`)).toBe("POST /; authorization: Bearer …; without a body");
  expect(describeWith("Authorization", token)).toBe("POST /; Authorization: …; without a body");
  expect(describeWith("Cookie", token)).toBe("POST /; without a body");
  expect(describeWith("db-name", "book")).toBe("POST /; db-name: book; without a body");
});
