import { NOUNS } from "../../sdk/src/coop.ts";
import type { Coop } from "./coops.ts";
import { capital } from "./memberSchemas.ts";
import * as parameters from "./parameters.ts";
import { jsonRoute } from "./route.ts";
import { address, described, hash, listOf, nullable, object, pageOf, seconds, text, whole } from "./schema.ts";
import { article, kind, memberClass, memberTerms, shareTerms, statute } from "./statuteSchemas.ts";

const PAGE = 50; // co-ops
const MOST = 100;

/* CO-OPS */

const LIST = `
  select id, name, charter_hash as "charterHash", addresses, block, at
  from coop where id > $1 order by id limit $2`;

const LAST_ENTRY = `select number, at from entry where coop = $1 order by number desc limit 1`;

const coopFields = {
  id: described(whole, "Among the co-ops of the factory, from 0."),
  name: text,
  charterHash: hash,
  addresses: object(Object.fromEntries(NOUNS.map((noun) => [noun, address]))),
  founded: object({ block: whole, at: seconds }),
};

const tellCoop = ({ block, at, ...coop }: Coop) => ({ ...coop, founded: { block, at } });

const coops = jsonRoute({
  path: "/v1/coops",
  summary: "The co-ops of the factory.",
  parameters: { cursor: parameters.cursor, limit: parameters.limit(MOST, PAGE) },
  answer: pageOf(object(coopFields)),
  async tell({ cursor, limit }, { database }) {
    const rows = await database.query<Coop>(LIST, [cursor ?? -1, limit + 1]);
    const items = rows.slice(0, limit).map(tellCoop);
    return JSON.stringify({ items, next: rows.length > limit ? String(items.at(-1)?.id) : null });
  },
});

const coop = jsonRoute({
  path: "/v1/coops/{coop}",
  summary: "A co-op: its contracts, and how long its journal is.",
  parameters: { coop: parameters.coop },
  answer: object({
    ...coopFields,
    entries: described(whole, "In its journal."),
    lastEntryAt: nullable(seconds),
    progress: object({ block: described({ type: "integer" }, "Last block that was read."), hash: text }),
  }),
  async tell({ coop }, { coops, database }, { block, hash }) {
    const found = await coops.find(coop);
    const [last] = await database.query<{ number: number; at: number }>(LAST_ENTRY, [found.id]);
    const entries = { entries: last?.number ?? 0, lastEntryAt: last?.at ?? null };
    return JSON.stringify({ ...tellCoop(found), ...entries, progress: { block, hash } });
  },
});

/* THE STATUTE */

/** All of it at once; only resolutions add to it. */
const STATUTE = `
  select noun, id, case
    when noun in ('classes', 'kinds', 'articles') then (jsonb_build_object('id', id) || doc)::text
    else doc::text
  end as doc
  from record where coop = $1 and noun in ('statute', 'classes', 'kinds', 'articles', 'terms', 'capital')
  order by noun, id`;

interface StatuteRow {
  noun: string;
  id: number;
  doc: string; // JSON
}

const theStatute = jsonRoute({
  path: "/v1/coops/{coop}/statute",
  summary: "What binds the co-op: statute, classes of members, kinds of resolutions, articles and terms.",
  parameters: { coop: parameters.coop },
  answer: object({
    statute: nullable(statute),
    classes: listOf(memberClass),
    kinds: described(listOf(kind), "All that ever were; those in force stand in the slots of the statute."),
    articles: described(listOf(article), "All versions of each."),
    terms: object({ membership: nullable(memberTerms), shares: nullable(shareTerms) }),
    capital: nullable(capital),
  }),
  cost: 2,
  async tell({ coop }, { coops, database }) {
    const { id } = await coops.find(coop);
    const rows = await database.query<StatuteRow>(STATUTE, [id]);
    const all = (noun: string): string[] => rows.filter((row) => row.noun === noun).map(({ doc }) => doc);
    const list = (noun: string): string => `[${all(noun).join()}]`;
    const one = (noun: string, number: number): string =>
      rows.find((row) => row.noun === noun && row.id === number)?.doc ?? "null";
    return (
      `{"statute":${one("statute", 0)},"classes":${list("classes")},"kinds":${list("kinds")},` +
      `"articles":${list("articles")},"capital":${one("capital", 0)},` +
      `"terms":{"membership":${one("terms", 0)},"shares":${one("terms", 1)}}}`
    );
  },
});

export const foundingRoutes = [coops, coop, theStatute];
