import type { Parameter } from "./parameters.ts";
import { CODES, REFUSING } from "./refusal.ts";
import type { Route } from "./route.ts";
import { mapOf, object, oneOf, text } from "./schema.ts";
import type { Schema } from "./schema.ts";
import { VERSION } from "./version.ts";

interface Described {
  description: string;
  headers?: Readonly<Record<string, { description: string; schema: Schema }>>;
  content?: Readonly<Record<string, { schema: object }>>;
}

/** As much of OpenAPI 3.1 as is said here. */
export interface Document {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Described> };
}

interface Operation {
  operationId: string;
  summary: string;
  parameters: readonly { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  responses: Readonly<Record<string, Described | { $ref: string }>>;
}

const ABOUT = `What the co-ops of one factory did, read from the logs of the chain. It can all be checked against them.

Amounts are whole numbers of base units in decimal text, since many readers of JSON would round numbers so large.
Times are seconds since 1970. Lists come in pages: \`next\` is the cursor of the page that follows, and stays good while
new records arrive. A page may hold fewer items than asked for, even none, and still have a next one.
Nothing but a new block changes an answer: \`x-indexed-block\` and \`x-indexed-hash\` tell the block it is of at least.
Texts are as somebody wrote them on the chain. They may be meant to deceive: show them as text, never as HTML.`;

const INDEXED = {
  "x-indexed-block": { description: "Number of the last block that was read; -1: none.", schema: text },
  "x-indexed-hash": { description: "Its hash.", schema: text },
};

const errorSchema = object({
  error: object({ code: oneOf(CODES), message: text, values: mapOf({ type: ["string", "integer"] }) }),
});

/** Describes routes in OpenAPI. */
export function documentOf(routes: readonly Route[]): Document {
  return {
    openapi: "3.1.0",
    info: {
      title: "Rochdale",
      version: VERSION,
      description: ABOUT,
      license: { name: "MIT", identifier: "MIT" },
    },
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operationOf(route) }])),
    components: {
      schemas: { Error: errorSchema },
      responses: {
        Refusal: {
          description: "Why it is not answered.",
          headers: INDEXED,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        },
        Unchanged: {
          description: "Nothing has changed since the answer with the tag in If-None-Match.",
          headers: INDEXED,
        },
      },
    },
  };
}

function operationOf({ path, summary, parameters, content, unwell, cost }: Route): Operation {
  const content_ = Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));
  const answer: Described = { description: summary, headers: INDEXED, content: content_ };
  const refusal = { $ref: "#/components/responses/Refusal" };
  const refusals = REFUSING.filter((status) => cost > 0 || status === 400 || status === 500);
  return {
    operationId: path
      .replace(/^\/(v1\/)?/, "")
      .replace(/\{(\w+)\}/g, "by-$1")
      .replaceAll("/", "-"),
    summary,
    parameters: Object.entries(parameters).map(([name, parameter]) => parameterOf(name, parameter)),
    responses: {
      200: answer,
      304: { $ref: "#/components/responses/Unchanged" },
      ...Object.fromEntries(refusals.map((status) => [status, refusal])),
      ...(unwell === true ? { 503: answer } : {}),
    },
  };
}

function parameterOf(name: string, { in: place, schema: { description, ...schema } }: Parameter<unknown>) {
  return { name, in: place, required: place === "path", description, schema };
}
