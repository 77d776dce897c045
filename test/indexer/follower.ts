import type { Address } from "viem";
import { openDatabase } from "../../indexer/database.ts";
import { Indexer } from "../../indexer/sync.ts";

// Follows a chain in a process of its own, which a test kills: says "written" after each batch, and "done" at the end.

async function follow(url: string, rpc: string, factory: Address, batch: number): Promise<void> {
  const database = await openDatabase(url);
  const indexer = new Indexer(database, { rpc, factory, batch });
  indexer.subscribe(() => console.log("written"));
  await indexer.look();
  await database.close();
  console.log("done");
}

if (import.meta.main) {
  const [url, rpc, factory, batch] = process.argv.slice(2) as [string, string, Address, string];
  await follow(url, rpc, factory, Number(batch));
}
