import { Hono } from "hono";
import type { Context } from "hono";
import { compress } from "hono/compress";
import type { Database } from "../database.ts";
import { accountRoutes } from "./accounts.ts";
import { entryRoutes } from "./entries.ts";
import { readEtherOnly } from "./exportContext.ts";
import { exportRoutes } from "./exports.ts";
import { foundingRoutes } from "./founding.ts";
import { answerWith, clientOf, preflight, refuse, targetOf } from "./http.ts";
import { liveRoutes, operationRoutes } from "./live.ts";
import { logRoutes } from "./logs.ts";
import { documentOf } from "./openapi.ts";
import { recordRoutes } from "./records.ts";
import { Refusal, refusalFor } from "./refusal.ts";
import { reportRoutes } from "./reports.ts";
import { valuesOf } from "./route.ts";
import type { Asked, Route } from "./route.ts";
import { openSources } from "./sources.ts";
import type { Followed, ReadToken, Sources } from "./sources.ts";
import type { Limits } from "./limits.ts";

export type { Followed, Limits, ReadToken };

const ROUTES: readonly Route[] = [
  ...foundingRoutes,
  ...entryRoutes,
  ...accountRoutes,
  ...reportRoutes,
  ...recordRoutes,
  ...logRoutes,
  ...exportRoutes,
  ...liveRoutes,
  ...operationRoutes,
];

const documentRoute: Route = {
  path: "/openapi.json",
  summary: "This description, as OpenAPI 3.1.",
  parameters: {},
  content: { "application/json": { type: "object" } },
  cost: 1,
  async answer({ context, sources }) {
    valuesOf({}, context);
    return answerWith(DOCUMENT, sources.status());
  },
};

const DOCUMENT = JSON.stringify(documentOf([...ROUTES, documentRoute]));

/** Whatever else is asked. */
const nowhere: Route = {
  path: "elsewhere",
  summary: "",
  parameters: {},
  content: {},
  cost: 1,
  async answer({ context: { req }, sources }) {
    if (req.method === "OPTIONS") return preflight(sources.status());
    throw new Refusal(req.method === "GET" || req.method === "HEAD" ? "unknown-path" : "unknown-method");
  },
};

/**
 * The API of an indexer: reads the database, and listens to what the indexer tells. What assets are called is asked of
 * `readToken`, for exports alone.
 */
export function createApi(
  database: Database,
  indexer: Followed,
  limits: Partial<Limits> = {},
  readToken: ReadToken = readEtherOnly,
): Hono {
  const sources = openSources(database, indexer, limits, readToken);
  const app = new Hono();
  app.use("/v1/coops/:coop/logs", compress()); // a long history is mostly zeros, and goes over slow lines
  for (const route of [...ROUTES, documentRoute]) {
    app.get(route.path.replace(/\{(\w+)\}/g, ":$1"), (context) => serve(route, context, sources));
  }
  app.notFound((context) => serve(nowhere, context, sources));
  return app;
}

/** Answers a request, or says why not, and counts it. */
async function serve(route: Route, context: Context, sources: Sources): Promise<Response> {
  const startedAt = performance.now();
  const client = clientOf(context, sources.limits.isBehindProxy);
  const response = await admit(route, { context, client, sources }).catch((error: unknown) => explain(error, sources));
  sources.counts.note(route.path, response.status, performance.now() - startedAt);
  return response;
}

/** Refuses who asks too much, or while too much is asked. Whoever watches over the indexer is always answered. */
async function admit(route: Route, asked: Asked): Promise<Response> {
  const { context, client, sources } = asked;
  const { limits, requests, going } = sources;
  if (targetOf(context).length > limits.urlLength) throw new Refusal("too-long", { most: limits.urlLength });
  if (route.cost === 0) return route.answer(asked);
  const seconds = requests.take(client, route.cost);
  if (seconds > 0) throw new Refusal("too-many-requests", { most: limits.perMinute, seconds });
  if (going.requests >= limits.atOnce) throw new Refusal("busy", { most: limits.atOnce, seconds: 1 });
  going.requests += 1;
  try {
    return await route.answer(asked);
  } finally {
    going.requests -= 1;
  }
}

/** A refusal is for whoever asked; any other error is told to whoever runs the indexer. */
function explain(error: unknown, { status }: Sources): Response {
  const refusal = refusalFor(error);
  if (refusal !== error) console.error(`A request failed: ${String(error).slice(0, 300)}`);
  return refuse(refusal, status());
}
