import { expect } from "chai";
import type { Hono } from "hono";
import type { Hex } from "viem";
import { createApi } from "../../indexer/api/index.ts";
import type { Followed, Limits, ReadToken } from "../../indexer/api/index.ts";
import type { Document } from "../../indexer/api/openapi.ts";
import type { Schema } from "../../indexer/api/schema.ts";
import type { Database } from "../../indexer/database.ts";
import type { News, Status } from "../../indexer/sync.ts";
import { violations } from "./conforms.ts";
import { madeUpHash } from "./madeUp.ts";

/** An indexer that follows nothing: a test says what it says. */
export class MadeUpIndexer implements Followed {
  now: Status = {
    block: 1,
    hash: madeUpHash(1),
    tip: 1,
    isSynced: true,
    failures: 0,
    events: 0,
    reorgs: 0,
    resets: 0,
  };
  readonly #listeners = new Set<(news: News) => void>();

  status(): Status {
    return { ...this.now };
  }

  subscribe(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads another block, in which something happened in these co-ops. */
  tell(coops: number[] = []): void {
    const block = this.now.block + 1;
    this.now = { ...this.now, block, tip: block, hash: madeUpHash(block) };
    this.#send({ block, hash: this.now.hash, coops });
  }

  /** Goes back to a block, on another chain. */
  takeBack(block: number, fork: number): void {
    const hash = madeUpHash(block * 1_000 + fork);
    this.now = { ...this.now, block, hash, reorgs: this.now.reorgs + 1 };
    this.#send({ block, hash, coops: [0], reorgTo: block });
  }

  #send(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** An entry, as the API tells it. */
export interface ToldEntry {
  number: number;
  from: Hex;
  to: Hex;
  amount: string;
  purpose: string;
  change?: string;
  balance?: string | null;
  [field: string]: unknown;
}

/** Limits that nobody meets who does not look for them. */
export const WIDE: Partial<Limits> = { perMinute: 1e9, exportsPerMinute: 1e9 };

/** Asks an API, and finds everything wrong that is not as its own description says. */
export class Asker {
  readonly api: Hono;
  readonly indexer = new MadeUpIndexer();
  #document?: Document;

  constructor(database: Database, limits: Partial<Limits> = WIDE, readToken?: ReadToken) {
    this.api = createApi(database, this.indexer, limits, readToken);
  }

  async document(): Promise<Document> {
    this.#document ??= (await (await this.api.request("/openapi.json")).json()) as Document;
    return this.#document;
  }

  async ask<Body = Record<string, unknown>>(path: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const response = await this.api.request(path, init);
    const text = await response.text();
    const type = response.headers.get("content-type");
    const body = (type === "application/json" && text !== "" ? JSON.parse(text) : {}) as Body;
    const answer = { status: response.status, headers: response.headers, text, body };
    if (text !== "" && init.method === undefined) await this.#check(path, answer);
    return answer;
  }

  /** The body of an answer that must be there. */
  async get<Body = Record<string, unknown>>(path: string): Promise<Body> {
    const answer = await this.ask<Body>(path);
    expect(answer.status, `${path}: ${answer.text.slice(0, 300)}`).to.equal(200);
    return answer.body;
  }

  /** All items of a list, page by page, from a cursor on. */
  async all<Item>(path: string, start = "", cursorName = "cursor"): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor = start; ;) {
      const joint = path.includes("?") ? "&" : "?";
      const page = await this.get<Page<Item>>(cursor === "" ? path : `${path}${joint}${cursorName}=${cursor}`);
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
  }

  async #check(path: string, { status, headers, body }: Answer<unknown>): Promise<void> {
    const document = await this.document();
    const [pathname = ""] = path.split("?");
    const operation = operationFor(document, pathname);
    if (operation === undefined)
      return expect(status, `${path} is not described`).to.be.oneOf([400, 404, 405, 429]) as never;
    const found = operation.responses[String(status)];
    expect(found, `${path}: status ${status} is not described`).not.to.equal(undefined);
    const response = "$ref" in found! ? document.components.responses[found.$ref.split("/").at(-1)!] : found;
    const type = headers.get("content-type")?.split(";")[0] ?? "";
    const content = response?.content?.[type];
    expect(content, `${path}: ${type} is not described`).not.to.equal(undefined);
    if (type === "application/json")
      expect(violations(resolve(document, content!.schema), body), path).to.deep.equal([]);
  }
}

function operationFor({ paths }: Document, pathname: string) {
  const template = Object.keys(paths)
    .sort((a, b) => a.split("{").length - b.split("{").length) // the plainest first, as routers do
    .find((path) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`).test(pathname));
  return template === undefined ? undefined : paths[template]?.get;
}

function resolve({ components }: Document, schema: object): Schema {
  const name = "$ref" in schema ? String(schema.$ref).split("/").at(-1)! : undefined;
  return name === undefined ? schema : (components.schemas[name] as Schema);
}

/** Waits for something. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}
