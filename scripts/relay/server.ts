import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { readBallot } from "./ballot.ts";
import type { Entry } from "./queue.ts";
import { Refusal, sentenceOf } from "./refusal.ts";
import type { Relayer } from "./relayer.ts";

export interface Door {
  postsPerMinute: number; // of an address
  isBehindProxy: boolean; // which names the address in X-Forwarded-For
}

interface Answer {
  status: number;
  body: object;
}

const MAX_BODY = 16 * 1024; // bytes
const MINUTE = 60_000; // milliseconds
const PATIENCE = 15_000; // milliseconds for a request to arrive

/** Any page may post: a ballot carries its own proof, and no cookie plays a part. */
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
  "Access-Control-Allow-Headers": "Content-Type",
  "Access-Control-Max-Age": "86400",
};

/** The relayer's HTTP door. Answers are JSON, numbers in them strings, errors `{ code, error }`. */
export function openDoor(relayer: Relayer, door: Door, say: (line: string) => void): Server {
  const mayPost = limitPosts(door.postsPerMinute);
  return createServer({ requestTimeout: PATIENCE, headersTimeout: PATIENCE }, (request, response) => {
    answer(relayer, request, () => mayPost(addressOf(request, door)))
      .catch((error: unknown) => explain(error, say))
      .then((answered) => write(response, answered));
  });
}

async function answer(relayer: Relayer, request: IncomingMessage, mayPost: () => boolean): Promise<Answer> {
  const path = (request.url ?? "/").replace(/\?.*$/, "");
  const id = /^\/ballots\/([\w-]{1,64})$/.exec(path)?.[1];
  if (request.method === "OPTIONS") return { status: 204, body: {} };
  if (request.method === "POST" && path === "/ballots") {
    if (!mayPost()) throw new Refusal("too-many-posts");
    return { status: 202, body: { id: await relayer.accept(readBallot(await readJson(request))) } };
  }
  if (request.method === "GET" && id !== undefined) return { status: 200, body: describe(relayer.find(id)) };
  if (request.method === "GET" && path === "/health") return { status: 200, body: await relayer.health() };
  throw new Refusal("unknown-path");
}

/** A ballot's state, where it is counted, and why not. Its content is on the chain or nobody's business. */
function describe({ id, state, transaction, why }: Entry): object {
  const place = transaction === null ? {} : { transaction };
  return { id, state, ...place, ...(why === null ? {} : { code: why, why: sentenceOf(why) }) };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Refusal("too-large");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new Refusal("malformed", "The body is not JSON.");
  }
}

/** A refusal is the poster's to read; any other error is told to whoever runs the relayer. */
function explain(error: unknown, say: (line: string) => void): Answer {
  const refusal = error instanceof Refusal ? error : new Refusal(isOurs(error) ? "internal" : "unreachable");
  if (refusal !== error) say(`A request failed: ${String(error).slice(0, 300)}`);
  return { status: refusal.status, body: { code: refusal.code, error: refusal.message } };
}

/** Errors of the queue have a code of SQLite's; those of the chain come from the network. */
function isOurs(error: unknown): boolean {
  return error instanceof TypeError || (error as { code?: unknown }).code === "ERR_SQLITE_ERROR";
}

function write(response: ServerResponse, { status, body }: Answer): void {
  const head = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...CORS };
  const closing = status === 413 ? { Connection: "close" } : {}; // the rest of the body is not read
  response.writeHead(status, { ...head, ...closing });
  response.end(status === 204 ? undefined : `${JSON.stringify(body)}\n`);
}

function addressOf(request: IncomingMessage, { isBehindProxy }: Door): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",").at(-1)?.trim();
  return (isBehindProxy ? forwarded : undefined) || (request.socket.remoteAddress ?? "");
}

/** Counts the posts of every address, anew each minute. */
function limitPosts(most: number): (address: string) => boolean {
  let minute = 0;
  let posts = new Map<string, number>();
  return (address) => {
    const now = Math.floor(Date.now() / MINUTE);
    if (now !== minute) [minute, posts] = [now, new Map<string, number>()];
    const before = posts.get(address) ?? 0;
    posts.set(address, before + 1);
    return before < most;
  };
}
