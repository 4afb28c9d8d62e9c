import { messageTable } from "@milvus-rest/types";
import { type Exchange, type Step, word } from "../exchange.ts";
import { Decoder, type Mismatch } from "../json/decoder.ts";
import { FirstValue } from "../json/first-value.ts";
import { JsonScanner } from "../json/scanner.ts";
import type { Operation } from "../operations.ts";
import { type Body, BodyError } from "../wire/body.ts";
import { headerOf } from "../wire/head.ts";
import { defaultDatabase } from "../world/world-file.ts";

/** Whether the body is JSON with values of the right types; finds out what the request names. */
export const json: Step = async (exchange) => {
  const { request, operation, profile } = exchange;
  if (!operation) return;
  const decoder = new Decoder(operation.body);
  const scanner = new JsonScanner(decoder, profile.jsonDepth);
  const firstValue = profile.jsonDecoder === "sonic" ? new FirstValue() : undefined;
  const broken = await feed(request.body, scanner, firstValue);
  if (broken) return invalid(broken);
  scanner.finish();
  if (!scanner.begun || firstValue?.complete === false) return { message: messageTable.jsonAbsent };
  if (scanner.error !== undefined) return invalid(scanner.error);
  if (decoder.mismatch) return invalid(describe(decoder.mismatch, operation));
  exchange.fields = decoder.values;
  resolveNames(exchange);
};

const invalid = (reason: string) => ({ message: word(messageTable.jsonInvalid, { reason }) });

function describe({ value, type, field }: Mismatch, { struct }: Operation): string {
  if (field === undefined) return word(messageTable.jsonBodyMismatch, { value, struct });
  return word(messageTable.jsonFieldMismatch, { value, struct, field, type: type.name });
}

/** Reads the whole body, however little of it matters; the answer is why it could not be read. */
async function feed(body: Body, ...readers: (JsonScanner | FirstValue | undefined)[]): Promise<string | undefined> {
  try {
    for (let chunk = await body.read(); chunk !== null; chunk = await body.read()) {
      for (const reader of readers) reader?.write(chunk);
    }
  } catch (error) {
    if (error instanceof BodyError) return error.message;
    throw error;
  }
}

function resolveNames(exchange: Exchange): void {
  const { request, operation, fields, world } = exchange;
  if (!operation) return;
  const { database, collection } = operation.names;
  const given = fields.get(database.field ?? "") || headerOf(request, database.header ?? "") || defaultDatabase;
  exchange.database = String(given);
  const name = fields.get(collection.field ?? "");
  if (typeof name !== "string") return;
  exchange.name = name;
  exchange.collection = world.find(exchange.database, name);
}
