import type { GoJsonError } from "./go-json.ts";
import { trimSpace } from "./go-text.ts";
import { defaultDatabase, defaultPartition, own } from "./knowledge.ts";
import { formatMessage } from "./message.ts";
import type { NameForm } from "./operation.ts";
import type { ParsedRequest } from "./parsed-request.ts";
import type { StepName } from "./profile.ts";

/** Why a request does not get past a step. */
export interface Objection {
  /** Whether the request surely stops here; else that depends on what is not known of the server. */
  isCertain: boolean;
  /** Whether it depends on how the server is at the moment. Default false. */
  isTransient?: boolean;
  /** How the message may read, the likeliest first; none: as the catalogue's schema says. */
  messages?: readonly MessageSource[];
}

/** A template of the spec, and the words that belong in it. */
export interface MessageSource {
  template: string;
  words?: Readonly<Record<string, string | number | undefined>>;
  /** The placeholder, or the text of the template, from which on builds of the same release may differ. */
  vague?: string;
}

/** A step of a request's way through the server: what it has against the request, if anything. */
export type Step = (parsed: ParsedRequest) => Objection | undefined;

/** Depends on what is not known of the server. */
const possibly: Objection = { isCertain: false };
/** Depends on how the server is at the moment. */
const transiently: Objection = { isCertain: false, isTransient: true };

const certainly = (...messages: MessageSource[]): Objection => ({ isCertain: true, messages });

/** The steps; in which order they are taken, a profile says. */
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
  requestTimeout({ spec, knowledge: { profile }, timeout: { value, seconds, reason } }) {
    if (profile.badRequestTimeout === "ignored" || value === undefined || seconds !== undefined) return undefined;
    return certainly({ template: spec.messages.requestTimeout ?? "", words: { value, reason }, vague: "reason" });
  },

  /** Whether the body is JSON with values of the right types. */
  json(parsed) {
    const { spec, body, knowledge } = parsed;
    if (!body?.error) return undefined;
    const absent: MessageSource = { template: spec.messages.jsonAbsent ?? "" };
    if (body.error.kind === "absent") return certainly(absent);
    const reason = explain(body.error, parsed);
    const invalid: MessageSource = { template: spec.messages.jsonInvalid ?? "", words: { reason }, vague: "reason" };
    const messages = knowledge.profile.jsonDecoder === "sonic" ? [invalid, absent] : [invalid];
    return { isCertain: body.isCertain, messages };
  },

  /** Whether the required fields hold something; in Go an empty text and a zero do not. */
  required({ spec, operation, body }) {
    const given = (operation.body.required ?? []).map((name) => ({ name, value: body?.fields.get(name) }));
    const missing = given.filter(({ value }) => !value);
    if (missing.length === 0) return undefined;
    const reasons = missing.map(({ name }) => {
      const words = { struct: operation.goTypeName, field: name.charAt(0).toUpperCase() + name.slice(1) };
      return formatMessage(spec.messages.fieldMissing ?? "", words).text;
    });
    // That a zero counts as missing is Go's way; no recording shows it.
    const isCertain = missing.some(({ value }) => value === undefined || value === "");
    return {
      isCertain,
      messages: [
        { template: spec.messages.fieldsMissing ?? "", words: { reason: reasons.join("\n") }, vague: "reason" },
      ],
    };
  },

  /** Whether there is a database of the name. */
  database({ operation, knowledge: { world, profile }, database }) {
    const { field, header } = operation.names.database;
    if (field === undefined && header === undefined) return undefined;
    if (world ? own(world.databases, database) : database === defaultDatabase) return undefined;
    return { isCertain: world !== undefined, messages: [{ template: profile.databaseNotFoundMessage }] };
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
    return certainly({ template: profile.permissionMessage, words: { privilege, user: credentials.user } });
  },

  /** Whether the rate limit of the database lets the request pass. */
  limiter({ spec, operation, knowledge: { world, isWholeWorld, profile, admit }, database }) {
    if (operation.limit === undefined) return undefined;
    const rate = own(world?.databases, database)?.rate;
    if (rate === undefined) return isWholeWorld ? undefined : transiently;
    if (rate === 0) {
      const reason = formatMessage(profile.quotaMessage ?? "", { limit: operation.limit }).text;
      return certainly({ template: spec.messages.quotaExceeded ?? "", words: { reason } });
    }
    if (admit?.(database)) return undefined;
    const messages = [{ template: spec.messages.rateExceeded ?? "", words: { rate }, vague: "rate" }];
    return { isCertain: admit !== undefined, isTransient: true, messages };
  },

  /** Whether the server is ready to work. */
  readiness({ knowledge: { world, isWholeWorld, profile }, found }) {
    const isReady = world?.ready !== false && found?.collection.ready !== false;
    if (!isReady) return certainly({ template: profile.notReadyMessage });
    return isWholeWorld ? undefined : transiently;
  },

  /** Whether the collection's name has the form of one. */
  name({ spec, operation, knowledge: { profile }, collection, newCollection }) {
    const given = collection ?? newCollection;
    if (given === undefined) return undefined;
    const name = profile.blankName === "trimmed" ? trimSpace(given) : given;
    const flaw = flawOf(name, operation.nameForm);
    return flaw === undefined
      ? undefined
      : certainly({ template: spec.messages[flaw] ?? "", words: { name }, vague: ". " });
  },

  /** Whether a partition's name has the form of one. Hardly any operation looks: the others skip it. */
  partitionName({ spec, operation, knowledge: { profile }, partitions = [] }) {
    if (!operation.overrideOf("partitionName", profile)) return undefined;
    const partition = partitions.find((name) => flawOf(name, partitionForm) !== undefined);
    if (partition === undefined) return undefined;
    const template = spec.messages[`partitionN${flawOf(partition, partitionForm)?.slice(1)}`] ?? "";
    return certainly({ template, words: { partition } });
  },

  /** Whether the database has a collection or an alias of the name. */
  collection({ spec, knowledge: { world }, collection, found }) {
    if (collection === undefined || found) return undefined;
    return { isCertain: world !== undefined, messages: [{ template: spec.messages.collectionNotFound ?? "" }] };
  },

  /** Whether a list of partitions names any. */
  partitions({ spec, partitions }) {
    return partitions?.length === 0 ? certainly({ template: spec.messages.partitionsEmpty ?? "" }) : undefined;
  },

  /** Whether the collection has the partitions. */
  partition({ spec, knowledge: { profile, isWholeWorld }, partitions, found }) {
    const wanted = (partitions ?? []).filter((name) => name !== "" || profile.emptyPartitionName !== "ignored");
    const known = found?.collection.partitions;
    const missing = wanted.filter((name) => name !== defaultPartition && !own(known, name));
    if (missing.length === 0) return undefined;
    const template = spec.messages.partitionNotFound ?? "";
    const messages = missing.map((partition) => ({ template, words: { partition } }));
    return { isCertain: isWholeWorld === true, messages };
  },
};

function explain(error: Exclude<GoJsonError, { kind: "absent" }>, { spec, operation }: ParsedRequest): string {
  if (error.kind === "syntax") return error.reason;
  const { value, field, type } = error;
  const template = field === undefined ? spec.messages.jsonBodyMismatch : spec.messages.jsonFieldMismatch;
  return formatMessage(template ?? "", { value, struct: operation.goTypeName, field, type: type.name }).text;
}

/** In bytes, as for a collection. */
const partitionForm: NameForm = { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, maxLength: 255 };

/** The name of the message that tells what is wrong with a name; undefined where nothing is. */
function flawOf(text: string, { pattern, maxLength }: NameForm): string | undefined {
  if (text === "") return "nameEmpty";
  if (Buffer.byteLength(text) > maxLength) return "nameTooLong";
  if (pattern.test(text)) return undefined;
  const [first = ""] = text;
  return pattern.test(first) ? "nameRest" : "nameStart";
}
