import { answerWith, headersOf } from "./http.ts";
import { metricsOf } from "./metrics.ts";
import * as parameters from "./parameters.ts";
import { valuesOf } from "./route.ts";
import type { Route } from "./route.ts";
import { described, flag, object, text } from "./schema.ts";
import type { Sources } from "./sources.ts";

const STREAM = "text/event-stream";
const METRICS = "text/plain; version=0.0.4; charset=utf-8";

/* LIVE */

const EVENTS = `Event "block": data {block, hash, coops}: a block was read; coops are the numbers of those in which
something happened. The first one tells of the last block there is. Event "reorg": data {block, hash, coops, to}: what
was told of blocks after \`to\` is void; -1: it is another chain. Whoever was away asks again for what it shows.`;

const liveParameters = { coop: parameters.coopFilter };

const live: Route = {
  path: "/v1/live",
  summary: "Server-sent events: every block that was read, and every reorganisation.",
  parameters: liveParameters,
  content: { [STREAM]: described(text, EVENTS) },
  cost: 1,
  async answer({ context, client, sources }) {
    const { coop } = valuesOf(liveParameters, context);
    const id = coop === undefined ? undefined : (await sources.coops.find(coop)).id;
    const status = sources.status();
    const headers = headersOf(status, STREAM, { "x-accel-buffering": "no" });
    if (context.req.raw.method === "HEAD") return new Response(null, { headers });
    const { block, hash } = status;
    return new Response(sources.listeners.open(client, id, { block, hash }), { headers });
  },
};

/* OPERATION */

const PROGRESS = `select block from progress`;

/** Why the indexer should not be asked; undefined: it should. */
async function illnessOf({ database, status }: Sources): Promise<string | undefined> {
  const { isSynced, error, block, tip } = status();
  if (error !== undefined) return `The chain cannot be followed: ${withoutPlaces(error)}`;
  if (!isSynced) return `Block ${block} of ${tip} has been read.`;
  try {
    await database.query(PROGRESS);
    return undefined;
  } catch {
    return "The database does not answer.";
  }
}

/** The first line of an error, without the address of the node: it may contain a key. */
const withoutPlaces = (error: string): string => (error.split("\n")[0] ?? "").replace(/\S*:\/\/\S*/g, "…");

const integer = { type: "integer" } as const;

const health: Route = {
  path: "/health",
  summary: "200 where all blocks have been read and nothing fails, else 503.",
  parameters: {},
  content: {
    "application/json": object(
      { isHealthy: flag, block: integer, hash: text, tip: integer, isSynced: flag, why: text },
      ["why"],
    ),
  },
  unwell: true,
  cost: 0,
  async answer({ context, sources }) {
    valuesOf({}, context);
    const status = sources.status();
    const { block, hash, tip, isSynced } = status;
    const why = await illnessOf(sources);
    const body = JSON.stringify({ isHealthy: why === undefined, block, hash, tip, isSynced, why });
    return answerWith(body, status, undefined, {}, why === undefined ? 200 : 503);
  },
};

const metrics: Route = {
  path: "/metrics",
  summary: "What Prometheus reads.",
  parameters: {},
  content: { "text/plain": text },
  cost: 0,
  async answer({ context, sources }) {
    valuesOf({}, context);
    const status = sources.status();
    return answerWith(metricsOf(status, sources.listeners.size, sources.counts), status, METRICS);
  },
};

export const liveRoutes = [live];
export const operationRoutes = [health, metrics];
