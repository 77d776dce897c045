import type { Address } from "viem";
import type { Token } from "../../sdk/src/exports/context.ts";
import type { Database, Queries } from "../database.ts";
import type { News, Status } from "../sync.ts";
import { Answers } from "./answers.ts";
import { Coops } from "./coops.ts";
import { Flows } from "./flows.ts";
import { Meter, USUAL_LIMITS } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { Listeners } from "./listeners.ts";
import { Counts } from "./metrics.ts";

/** What the API has to know of an indexer. */
export interface Followed {
  status(): Status; // it changes after the database does, never before
  subscribe(listener: (news: News) => void): () => void;
}

/** Finds out how an asset is called and divided; undefined: it does not say. */
export type ReadToken = (asset: Address) => Promise<Token | undefined>;

/** What answers are made from. */
export interface Sources {
  database: Queries;
  status(): Status;
  readToken: ReadToken;
  limits: Limits;
  coops: Coops;
  flows: Flows;
  answers: Answers;
  listeners: Listeners;
  requests: Meter;
  exports: Meter;
  counts: Counts;
  going: { requests: number; exports: number }; // being answered
}

export function openSources(
  database: Database,
  indexer: Followed,
  given: Partial<Limits>,
  readToken: ReadToken,
): Sources {
  const limits = { ...USUAL_LIMITS, ...given };
  const [coops, flows, listeners] = [new Coops(database), new Flows(database), new Listeners(limits)];
  indexer.subscribe((news) => {
    if (news.reorgTo !== undefined) {
      coops.forget();
      flows.forget();
    }
    listeners.tell(news);
  });
  return {
    database,
    status: () => indexer.status(),
    readToken,
    limits,
    coops,
    flows,
    answers: new Answers(limits.remembered),
    listeners,
    requests: new Meter(limits.perMinute),
    exports: new Meter(limits.exportsPerMinute),
    counts: new Counts(),
    going: { requests: 0, exports: 0 },
  };
}
