import { PGlite } from "@electric-sql/pglite";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import pg from "pg";

/** What the indexer asks of a database. Statements are constants with $1, $2, … for whatever comes from outside. */
export interface Queries {
  query<Row>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queries {
  kind: "PostgreSQL" | "PGlite";
  /** Makes the indexes that are missing, see indexes.sql. */
  index(): Promise<void>;
  /** Does all of it or nothing. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export class DatabaseBusy extends Error {
  constructor(directory: string, process: number) {
    super(`The database in ${directory} is in use by process ${process}.`);
    this.name = "DatabaseBusy";
  }
}

/** Raised whenever the tables, or what they say, change: then a database is written anew from the chain. */
export const SCHEMA_VERSION = 2;

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
const SCHEMA = read("schema.sql");
const INDEXES = read("indexes.sql");
const STATEMENT_TIMEOUT = 30_000; // milliseconds
const CONNECTIONS = 10;

/** Numbers of blocks and times fit into a JavaScript number; amounts come as text, whatever their size. */
const BIGINT = 20; // type number of PostgreSQL's bigint
pg.types.setTypeParser(BIGINT, Number);

/**
 * Opens PostgreSQL (`postgres://…`), or the embedded PGlite in a directory, or in memory (`memory:`), and makes the
 * tables that are missing.
 */
export async function openDatabase(url: string): Promise<Database> {
  return /^postgres(ql)?:/.test(url) ? openPostgres(url) : openEmbedded(url);
}

async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT,
    options: "-c synchronous_commit=off", // what a crash takes away is read from the chain again
  });
  // of connections that wait: the next one is new
  pool.on("error", (error) => console.error(`PostgreSQL: ${error.message}`));
  const asking = (client: Pick<pg.ClientBase, "query">): Queries => ({
    query: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await client.query(statement, [...parameters])).rows as Row[],
  });
  const all = asking(pool as unknown as pg.ClientBase);
  await makeTables(all, async (statements) => void (await pool.query(statements)));
  return {
    kind: "PostgreSQL",
    query: all.query,
    async index() {
      await pool.query(INDEXES);
    },
    async transaction(work) {
      const client = await pool.connect();
      let isDone = false;
      try {
        await client.query("begin");
        const result = await work(asking(client));
        await client.query("commit");
        isDone = true;
        return result;
      } finally {
        client.release(!isDone); // closing the connection of what failed undoes all of it
      }
    },
    close: () => pool.end(),
  };
}

// V8 compiles the database's hottest functions while it runs. One at a time keeps the memory that takes below 800 MB.
setFlagsFromString("--wasm-num-compilation-tasks=1");

async function openEmbedded(url: string): Promise<Database> {
  const isInMemory = url === "memory:";
  if (!isInMemory) mkdirSync(dirname(url), { recursive: true });
  const unlock = isInMemory ? () => {} : lock(url);
  if (!isInMemory && !existsSync(url)) create(url);
  const lite = await PGlite.create({ dataDir: isInMemory ? undefined : url, parsers: { [BIGINT]: Number } });
  const asking = (client: Pick<PGlite, "query">): Queries => ({
    query: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(statement, [...parameters])).rows,
  });
  await makeTables(asking(lite), async (statements) => void (await lite.exec(statements)));
  return {
    kind: "PGlite",
    query: asking(lite).query,
    async index() {
      await lite.exec(INDEXES);
    },
    transaction: (work) => lite.transaction((client) => work(asking(client as unknown as PGlite))),
    async close() {
      await lite.close();
      unlock();
    },
  };
}

/** Makes the tables that are missing, and all of them anew where those that are there are of another version. */
async function makeTables({ query }: Queries, run: (statements: string) => Promise<void>): Promise<void> {
  const [known] = await query<{ isThere: boolean }>(`select to_regclass('progress') is not null as "isThere"`);
  if (known?.isThere === true) {
    const current = await query("select from progress where schema = $1", [SCHEMA_VERSION]);
    if (current.length === 0) await run("drop table progress, block, coop, log, entry, balance, record");
  }
  await run(SCHEMA);
}

/**
 * Makes an empty database, in a process of its own: that takes a gigabyte of memory once, and the indexer would never
 * give it back. It gets its name when it is complete.
 */
function create(directory: string): void {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--create", draft], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`No database could be made in ${directory}: ${stderr}`);
  renameSync(draft, directory);
}

/** PGlite does not keep a second process from opening the same directory, and spoiling it. */
function lock(directory: string): () => void {
  const file = `${directory.replace(/\/+$/, "")}.lock`;
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder !== 0 && holder !== process.pid && isAlive(holder)) throw new DatabaseBusy(directory, holder);
  writeFileSync(file, String(process.pid));
  const unlock = () => rmSync(file, { force: true });
  process.once("exit", unlock);
  return unlock;
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === "--create") {
  await (await PGlite.create({ dataDir: process.argv[3] as string })).close();
}
