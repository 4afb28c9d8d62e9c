import { headerOf } from "./go-http.ts";
import type { GoBodyError } from "./go-json.ts";
import { trimSpace } from "./go-text.ts";
import { defaultDatabase, defaultPartition, own } from "./knowledge.ts";
import type { NameForm } from "./openapi.ts";
import type { StepName } from "./profile.ts";
import type { ParsedRequest } from "./request.ts";
import { type Message, messageOf } from "./response.ts";

/** Why a request does not get past a step. */
export interface Objection {
  /** Whether the request surely stops here; else that depends on what is not known of the server. */
  isCertain: boolean;
  isTransient?: boolean;
  messages?: readonly Message[];
}

const possibly: Objection = { isCertain: false };
const transiently: Objection = { isCertain: false, isTransient: true };
const certainly = (...messages: Message[]): Objection => ({ isCertain: true, messages });

type Step = (parsed: ParsedRequest) => Objection | undefined;

/** The steps: what each has against a request, if anything. In which order they are taken, a profile says. */
export const steps: Record<Exclude<StepName, "work">, Step> = {
  /** Whether the request says who it comes from, and proves it. */
  authentication({ knowledge: { auth, world }, credentials: { user, password, key } }) {
    if (auth === false) return undefined;
    if (auth === undefined) return possibly;
    if (user === "" || password === "") return key !== "" && !world?.users ? possibly : certainly();
    if (!world?.users) return possibly;
    return own(world.users, user)?.password === password ? undefined : certainly();
  },

  /** Whether the time limit is a number, in the releases that look. */
  requestTimeout({ spec, request, knowledge: { profile }, timeout: reason }) {
    if (profile.badRequestTimeout === "ignored" || typeof reason !== "string") return undefined;
    const value = headerOf(request, spec.requestTimeout.header);
    return certainly({ name: "requestTimeout", words: { value, reason }, vague: "reason" });
  },

  /** Whether the body is JSON with values of the right types. */
  json(parsed) {
    const { body, knowledge } = parsed;
    const { error, isCertain = true } = body ?? {};
    if (!error) return undefined;
    const absent = { name: "jsonAbsent" };
    if (error.kind === "absent") return certainly(absent);
    const invalid = { name: "jsonInvalid", words: { reason: explain(error, parsed) }, vague: "reason" };
    return { isCertain, messages: knowledge.profile.jsonDecoder === "sonic" ? [invalid, absent] : [invalid] };
  },

  /** Whether the required fields hold something; in Go an empty text and a zero do not. */
  required(parsed) {
    const { operation, body } = parsed;
    const missing = (operation.body.required ?? []).filter((name) => !body?.fields.get(name));
    if (missing.length === 0) return undefined;
    const reasons = missing.map((name) => {
      const words = { struct: operation.goTypeName, field: name.charAt(0).toUpperCase() + name.slice(1) };
      return messageOf(parsed, { name: "fieldMissing", words }).text;
    });
    const message = { name: "fieldsMissing", words: { reason: reasons.join("\n") }, vague: "reason" };
    // That a zero counts as missing is Go's way; no recording shows it.
    return { isCertain: missing.some((name) => (body?.fields.get(name) ?? "") === ""), messages: [message] };
  },

  /** Whether there is a database of the name. */
  database({ operation, knowledge: { world }, database }) {
    const { field, header } = operation.names.database;
    const isKnown = world ? own(world.databases, database) : database === defaultDatabase;
    if (isKnown || (field === undefined && header === undefined)) return undefined;
    return { isCertain: world !== undefined, messages: [{ name: "databaseNotFound" }] };
  },

  /** Whether the user has the privilege. An alias counts as its collection in the releases that know. */
  privilege({ operation, knowledge, credentials, database, collection = "", found }) {
    const { auth, world, profile } = knowledge;
    const privilege = operation.privilegeIn(profile);
    if (privilege === undefined || auth === false) return undefined;
    const user = own(world?.users, credentials.user);
    if (auth === undefined || !user) return possibly;
    const names = [collection, profile.aliasPrivilege ? found?.name : undefined];
    const granted = own(user.grants, privilege) ?? [];
    if (user.admin || names.some((name) => granted.includes(`${database}.${name}`))) return undefined;
    return certainly({ name: "permission", words: { privilege, user: credentials.user } });
  },

  /** Whether the rate limit of the database lets the request pass. */
  limiter(parsed) {
    const { operation, database } = parsed;
    const { world, isWholeWorld, admit } = parsed.knowledge;
    if (operation.limit === undefined) return undefined;
    const rate = own(world?.databases, database)?.rate;
    if (rate === undefined) return isWholeWorld ? undefined : transiently;
    if (rate === 0) {
      const { text: reason } = messageOf(parsed, { name: "quota", words: { limit: operation.limit } });
      return certainly({ name: "quotaExceeded", words: { reason } });
    }
    if (admit?.(database)) return undefined;
    const message = { name: "rateExceeded", words: { rate }, vague: "rate" };
    return { isCertain: admit !== undefined, isTransient: true, messages: [message] };
  },

  /** Whether the server is ready to work. */
  readiness({ knowledge: { world, isWholeWorld }, found }) {
    if (world?.ready === false || found?.collection.ready === false) return certainly({ name: "notReady" });
    return isWholeWorld ? undefined : transiently;
  },

  /** Whether the collection's name has the form of one. */
  name({ operation, knowledge: { profile }, newCollection, collection = newCollection }) {
    if (collection === undefined) return undefined;
    const name = profile.blankName === "trimmed" ? trimSpace(collection) : collection;
    const flaw = flawOf(name, operation.nameForm);
    return flaw === undefined ? undefined : certainly({ name: `name${flaw}`, words: { name }, vague: ". " });
  },

  /** Whether a partition's name has the form of one. Hardly any operation looks: the others skip it. */
  partitionName({ operation, knowledge: { profile }, partitions = [] }) {
    if (!operation.overrideOf("partitionName", profile)) return undefined;
    const flaws = partitions.map((partition) => ({ partition, flaw: flawOf(partition, partitionForm) }));
    const first = flaws.find(({ flaw }) => flaw !== undefined);
    return first && certainly({ name: `partitionName${first.flaw}`, words: { partition: first.partition } });
  },

  /** Whether the database has a collection or an alias of the name. */
  collection({ knowledge: { world }, collection, found }) {
    if (collection === undefined || found) return undefined;
    return { isCertain: world !== undefined, messages: [{ name: "collectionNotFound" }] };
  },

  /** Whether a list of partitions names any. */
  partitions({ partitions }) {
    return partitions?.length === 0 ? certainly({ name: "partitionsEmpty" }) : undefined;
  },

  /** Whether the collection has the partitions. */
  partition({ knowledge: { profile, isWholeWorld = false }, partitions = [], found }) {
    const wanted = profile.emptyPartitionName === "ignored" ? partitions.filter((name) => name !== "") : partitions;
    const known = found?.collection.partitions;
    const missing = wanted.filter((name) => name !== defaultPartition && !own(known, name));
    if (missing.length === 0) return undefined;
    const messages = missing.map((partition) => ({ name: "partitionNotFound", words: { partition } }));
    return { isCertain: isWholeWorld, messages };
  },
};

/** Why a body is not accepted, in Go's words. */
function explain(error: Exclude<GoBodyError, { kind: "absent" }>, parsed: ParsedRequest): string {
  if (error.kind === "syntax") return error.reason;
  const name = error.field === undefined ? "jsonBodyMismatch" : "jsonFieldMismatch";
  return messageOf(parsed, { name, words: { ...error, struct: parsed.operation.goTypeName } }).text;
}

/** In bytes, as for a collection. */
const partitionForm: NameForm = { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, maxLength: 255 };

/** What is wrong with a name, as the message that tells so is named; undefined where nothing is. */
function flawOf(name: string, { pattern, maxLength }: NameForm): "Empty" | "TooLong" | "Start" | "Rest" | undefined {
  if (name === "") return "Empty";
  if (Buffer.byteLength(name) > maxLength) return "TooLong";
  if (pattern.test(name)) return undefined;
  return pattern.test(name.slice(0, 1)) ? "Rest" : "Start";
}
