import type { Database } from "../../indexer/database.ts";

const TABLES: Record<string, string> = {
  progress: "select genesis, factory, block, hash from progress",
  block: "select * from block order by number",
  coop: "select * from coop order by id",
  log: "select * from log order by coop, block, log_index",
  entry: "select * from entry order by coop, number",
  balance: "select * from balance order by coop, account, asset",
  record: "select * from record order by coop, noun, id",
};

/** Every row of every table, table by table, as text that can be compared. */
export async function dump(database: Database): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, statement] of Object.entries(TABLES)) {
    found[table] = (await database.query<object>(statement)).map((row) => JSON.stringify(row));
  }
  return found;
}
