import { stepTable } from "@milvus-rest/types";
import type { Row, Rows } from "./check.ts";

/** Who may ask. */
export const authenticationRows: Rows = ({ nobody }) => [
  {
    slug: "auth-ignored",
    title: "a meaningless Authorization",
    needs: ["authOff"],
    plan: { credentials: { header: "???" } },
  },
  {
    slug: "auth-unknown-user",
    title: "a user that does not exist",
    needs: ["authOn"],
    plan: { credentials: { header: `Bearer ${nobody}:${nobody}` } },
  },
  {
    slug: "auth-no-colon",
    title: "a token without a colon",
    needs: ["authOn"],
    plan: { credentials: { header: `Bearer ${nobody}` } },
  },
  {
    slug: "auth-bearer-only",
    title: "Bearer without a token",
    needs: ["authOn"],
    plan: { credentials: { header: "Bearer" } },
  },
  {
    slug: "auth-before-body",
    title: "no credentials, and an empty body",
    needs: ["authOn"],
    plan: { credentials: { of: "nobody" }, body: "" },
  },
  {
    slug: "auth-before-path",
    title: "no credentials, and a path that does not exist",
    needs: ["authOn"],
    plan: { credentials: { of: "nobody" }, path: `/${nobody}` },
  },
  {
    slug: "auth-bare",
    title: "the token without Bearer",
    needs: ["authOn", "token"],
    plan: { credentials: { of: "token", as: "bare" } },
  },
  {
    slug: "auth-bearer-case",
    title: "bearer in lower case",
    needs: ["authOn", "token", "password"],
    plan: { credentials: { of: "token", as: "lowerCaseBearer" } },
  },
  {
    slug: "auth-basic",
    title: "the token in the Basic scheme",
    needs: ["authOn", "token", "password"],
    plan: { credentials: { of: "token", as: "basic" } },
  },
  {
    slug: "auth-basic-wrong",
    title: "a wrong password in the Basic scheme",
    needs: ["authOn", "token", "password"],
    plan: { credentials: { of: "token", as: "wrongBasic" } },
  },
];

/** What a user without a privilege is told, where the operation declares that there is such an answer. */
export const privilegeRows: Rows = ({ operation, fields, nobody }) => {
  const isDeclared = operation.answers.some(({ title }) => title === stepTable.privilege);
  const { field } = operation.names.collection;
  if (!isDeclared || field === undefined) return [];
  const denied = (slug: string, title: string, body: Record<string, unknown>): Row => ({
    slug: `privilege-${slug}`,
    title: `${title}, as a user without the privilege`,
    needs: ["authOn", "unprivilegedToken"],
    plan: { credentials: { of: "unprivilegedToken", as: "bearer" }, body },
  });
  return [
    denied("denied", "a collection that does not exist", { ...fields }),
    denied("after-body", "an empty object", {}),
    denied("before-name", "an invalid collection name", { ...fields, [field]: `${nobody}-x` }),
  ];
};
