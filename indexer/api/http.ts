import type { Context } from "hono";
import type { Status } from "../sync.ts";
import { holderOf } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import { VERSION } from "./version.ts";

export const JSON_TYPE = "application/json";

/** Any page may read: nothing here is secret, and no cookie plays a part. Nothing here is a page either. */
const COMMON = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "content-disposition, etag, retry-after, x-indexed-block, x-indexed-hash",
  "cache-control": "no-cache",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const PREFLIGHT = {
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "if-none-match, last-event-id",
  "access-control-max-age": "86400",
};

type Headers = Readonly<Record<string, string>>;

/** The headers of every answer: they say of which block it is, or of a later one. */
export function headersOf({ block, hash }: Status, type: string, more: Headers = {}): Record<string, string> {
  return { ...COMMON, "content-type": type, "x-indexed-block": String(block), "x-indexed-hash": hash, ...more };
}

export function answerWith(body: string, status: Status, type = JSON_TYPE, more: Headers = {}, code = 200): Response {
  return new Response(body, { status: code, headers: headersOf(status, type, more) });
}

export function unchanged(status: Status, tag: string): Response {
  return new Response(null, { status: 304, headers: headersOf(status, JSON_TYPE, { etag: tag }) });
}

export function refuse({ code, message, values, status: statusCode }: Refusal, status: Status): Response {
  const retry: Headers = values["seconds"] === undefined ? {} : { "retry-after": String(values["seconds"]) };
  const allow: Headers = statusCode === 405 ? { allow: "GET, HEAD, OPTIONS" } : {};
  const body = JSON.stringify({ error: { code, message, values } });
  return answerWith(body, status, JSON_TYPE, { ...retry, ...allow }, statusCode);
}

export function preflight(status: Status): Response {
  return new Response(null, { status: 204, headers: headersOf(status, JSON_TYPE, PREFLIGHT) });
}

/* QUESTIONS */

/** What an answer as of this block is known by. Nothing changes between two blocks but the program. */
export const tagOf = (hash: string): string => `W/"${VERSION}-${hash}"`;

/** Whether who asks has the answer already. */
export function isKnown(context: Context, tag: string): boolean {
  const known = context.req.header("if-none-match");
  return known !== undefined && known.split(",").some((one) => one.trim() === tag);
}

/** Path and query of a request. */
export const targetOf = ({ req }: Context): string => req.url.slice(req.url.indexOf("/", "https://".length));

export function queryOf({ req }: Context): URLSearchParams {
  const start = req.url.indexOf("?");
  return new URLSearchParams(start === -1 ? "" : req.url.slice(start + 1));
}

interface NodeBindings {
  incoming?: { socket?: { remoteAddress?: string } };
}

/** The address of whoever asks, as the server or the proxy before it sees it. */
export function clientOf({ env, req }: Context, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const { incoming } = (env ?? {}) as NodeBindings;
  return holderOf(forwarded || (incoming?.socket?.remoteAddress ?? ""));
}

/** JSON with amounts as text, whatever their size. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
