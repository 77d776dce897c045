import type { ArticleRecord, KindRecord, StatuteRecord } from "../../sdk/src/books/statute.ts";
import { address, amount, described, hash, hex, later, listOf, object, parameterOf, recordOf } from "./schema.ts";
import { seconds, text, whole } from "./schema.ts";
import type { Schema } from "./schema.ts";

// What binds a co-op, as it is told: field by field as in sdk/src/books, amounts as text.

export const statute = recordOf<StatuteRecord>(
  {
    name: text,
    purpose: text,
    currency: address,
    weighing: parameterOf("statute", "StatuteAdopted", "weighing"),
    agenda: parameterOf("statute", "AgendaDefined", "agenda"),
    tiers: parameterOf("statute", "TiersDefined", "tiers"),
    slots: described(listOf(whole), "The id of the kind of resolution in each slot."),
    lockedBodies: listOf(object({ wallet: address, name: text })),
    requirements: listOf(object({ target: address, selector: hex, slot: whole })),
    heir: address,
    dissolvedAt: later,
  },
  ["agenda", "heir"],
);
const id = described(whole, "Number of the record.");
const classDefinition = parameterOf("statute", "ClassDefined", "definition");
export const memberClass: Schema = object({ id, ...classDefinition.properties });
export const kind = object({
  id: described(whole, "By which proposals remember it."),
  ...recordOf<KindRecord>({ slot: whole, kind: parameterOf("statute", "KindDefined", "kind") }).properties,
});
export const article = object({
  id,
  ...recordOf<ArticleRecord>({
    number: whole,
    version: whole,
    title: text,
    text,
    textHash: hash,
    kindSlot: whole,
    resolution: described(amount, "The id of the proposal that adopted it; 0: it was there at the founding."),
    adoptedAt: seconds,
  }).properties,
});
export const memberTerms = parameterOf("members", "MemberTermsDefined", "terms");
export const shareTerms = parameterOf("shares", "ShareTermsDefined", "terms");
