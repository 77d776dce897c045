import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { createApi } from "./api/index.ts";
import type { Limits } from "./api/index.ts";
import { connect } from "../sdk/src/logs.ts";
import { readToken } from "../sdk/src/tokens.ts";
import { openDatabase } from "./database.ts";
import { Indexer } from "./sync.ts";
import type { Options } from "./sync.ts";

export interface IndexerSettings extends Options {
  database: string; // `postgres://…`, a directory, or `memory:`
  host: string;
  port: number; // 0: any that is free
  limits?: Partial<Limits>;
}

/** Opens the database, follows the chain, and serves what it knows. `close` ends all three. */
export async function openIndexer({ database: url, host, port, limits, ...options }: IndexerSettings) {
  const database = await openDatabase(url);
  const indexer = new Indexer(database, options);
  const client = connect(options.rpc);
  const api = createApi(database, indexer, limits, (asset) => readToken(client, asset));
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opened = serve({ fetch: api.fetch, hostname: host, port }, () => resolve(opened));
    opened.once("error", reject);
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  indexer.run();
  const end = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    if ("closeAllConnections" in server) server.closeAllConnections(); // live streams never end by themselves
    await closed;
    await indexer.stop();
    await database.close();
  };
  let ending: Promise<void> | undefined;
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    database,
    indexer,
    close: (): Promise<void> => (ending ??= end()),
  };
}
