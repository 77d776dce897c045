import type { Address } from "viem";
import { openDatabase } from "../../indexer/database.ts";
import { Indexer } from "../../indexer/sync.ts";
import { peakMemory } from "./memory.ts";

// Reads a chain into an empty database, in a process of its own, and says what that took.

const [url, rpc, factory] = process.argv.slice(2) as [string, string, Address];
const begun = performance.now();
const database = await openDatabase(url);
const opened = performance.now();
const indexer = new Indexer(database, { rpc, factory });
await indexer.look();
const done = performance.now();
const { events } = indexer.status();
console.log(JSON.stringify({ events, opening: opened - begun, reading: done - opened, peak: peakMemory() }));
await database.close();
