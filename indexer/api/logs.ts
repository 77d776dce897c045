import { readLogs } from "./logRows.ts";
import * as parameters from "./parameters.ts";
import { jsonRoute } from "./route.ts";
import { address, described, hash, hex, listOf, object, pageOf } from "./schema.ts";

const MOST = 2_000; // of a page
const USUAL = 1_000;
const COST = 5; // requests

const logSchema = object({
  address,
  topics: listOf(hash),
  data: hex,
  blockNumber: hex,
  blockHash: hash,
  blockTimestamp: described(hex, "Seconds since 1970."),
  transactionHash: hash,
  logIndex: hex,
});

export const logRoutes = [
  jsonRoute({
    path: "/v1/coops/{coop}/logs",
    summary:
      "All logs of the co-op's contracts as eth_getLogs gives them, the oldest first, to be replayed and checked.",
    parameters: {
      coop: parameters.coop,
      after: parameters.cursorLike("^[0-9]{1,15}-[0-9]{1,9}$"), // block and index of a log
      limit: parameters.limit(MOST, USUAL),
    },
    answer: pageOf(logSchema),
    cost: COST,
    async tell({ coop, after, limit }, { coops, database }, status) {
      const found = await coops.find(coop);
      const [block = -1, logIndex = -1] = after?.split("-").map(Number) ?? [];
      // exactly up to the block that the answer names: whoever replays goes on from there with a node
      const logs = await readLogs(database, found, { block, logIndex }, status.block, limit + 1);
      const shown = logs.slice(0, limit);
      const last = shown.at(-1);
      const next = logs.length > limit && last !== undefined ? `${last.block}-${last.logIndex}` : null;
      return JSON.stringify({ items: shown.map(({ log }) => log), next });
    },
  }),
];
