import type { Context } from "hono";
import type { Status } from "../sync.ts";
import { answerWith, isKnown, JSON_TYPE, queryOf, tagOf, targetOf, unchanged } from "./http.ts";
import { readValues } from "./parameters.ts";
import type { Parameters, ValuesOf } from "./parameters.ts";
import type { Schema } from "./schema.ts";
import type { Sources } from "./sources.ts";

/** A request, and what it is answered from. */
export interface Asked {
  context: Context;
  client: string; // address
  sources: Sources;
}

/** One path of the API: what it is documented to be, and what it does. */
export interface Route {
  path: string; // with parameters in braces
  summary: string;
  parameters: Parameters;
  content: Readonly<Record<string, Schema>>; // media type => what the answer looks like
  unwell?: boolean; // 503 has the same content
  cost: number; // requests that it counts as; 0: it is never refused
  answer(asked: Asked): Promise<Response>;
}

interface JsonRoute<P extends Parameters> {
  path: string;
  summary: string;
  parameters: P;
  answer: Schema;
  cost?: number;
  /** JSON, of the block that the status names or of a later one. */
  tell(values: ValuesOf<P>, sources: Sources, status: Status): Promise<string>;
}

/** A route whose answer changes with blocks only. */
export function jsonRoute<P extends Parameters>(definition: JsonRoute<P>): Route {
  const { path, summary, parameters, answer, cost = 1, tell } = definition;
  return {
    path,
    summary,
    parameters,
    content: { [JSON_TYPE]: answer },
    cost,
    async answer({ context, sources }) {
      const status = sources.status(); // before the database is asked, which changes first
      const tag = tagOf(status.hash);
      if (isKnown(context, tag)) return unchanged(status, tag);
      const find = async () => tell(valuesOf(parameters, context), sources, status);
      const body = await sources.answers.get(targetOf(context), status.hash, find);
      return answerWith(body, status, JSON_TYPE, { etag: tag });
    },
  };
}

/** What a request says. */
export const valuesOf = <P extends Parameters>(parameters: P, context: Context): ValuesOf<P> =>
  readValues(parameters, context.req.param() as Record<string, string>, queryOf(context));
