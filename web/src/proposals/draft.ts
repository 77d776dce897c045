import type { Hex } from "viem";
import type { Call } from "./actionWords.ts";
import { compose } from "./compose.ts";
import type { Composition, Template, TemplateId } from "./compose.ts";
import type { Desk } from "./desk.ts";
import type { Values } from "./fields.ts";
import { isTemplate, TEMPLATES } from "./templates/index.ts";
import { readStored, writeStored } from "../ui/stored.ts";

/** One thing to do, as far as it is filled in. */
export interface DraftAction {
  key: number; // tells apart actions of one draft
  template: TemplateId;
  values: Values; // what was typed; fields that were not touched are missing
}

/** A proposal that somebody is writing. */
export interface Draft {
  title: string;
  text: string;
  link: string; // to a discussion elsewhere
  slot: number; // of a stricter kind than needed; 0: as needed
  actions: readonly DraftAction[];
}

export const EMPTY: Draft = { title: "", text: "", link: "", slot: 0, actions: [] };

export const isEmpty = ({ title, text, link, actions }: Draft): boolean =>
  title === "" && text === "" && link === "" && actions.length === 0;

const nextKey = ({ actions }: Draft): number => Math.max(0, ...actions.map(({ key }) => key)) + 1;

export function withAction(draft: Draft, template: TemplateId, values: Values = {}): Draft {
  return { ...draft, slot: 0, actions: [...draft.actions, { key: nextKey(draft), template, values }] };
}

export const withValues = (draft: Draft, key: number, values: Values): Draft => ({
  ...draft,
  slot: 0,
  actions: draft.actions.map((action) => (action.key === key ? { ...action, values } : action)),
});

export const withoutAction = (draft: Draft, key: number): Draft => ({
  ...draft,
  slot: 0,
  actions: draft.actions.filter((action) => action.key !== key),
});

/** Moves an action one place up (-1) or down (1). */
export function movedAction(draft: Draft, key: number, by: -1 | 1): Draft {
  const actions = [...draft.actions];
  const from = actions.findIndex((action) => action.key === key);
  const [moved, other] = [actions[from], actions[from + by]];
  if (moved === undefined || other === undefined) return draft;
  [actions[from], actions[from + by]] = [other, moved];
  return { ...draft, actions };
}

/** An action with what follows from it. */
export interface Composed extends Composition {
  action: DraftAction;
  template: Template;
}

export function composeAll(draft: Draft, desk: Desk): Composed[] {
  return draft.actions.flatMap((action) => {
    const template = TEMPLATES.get(action.template);
    return template === undefined ? [] : [{ action, template, ...compose(template, action.values, desk) }];
  });
}

/** All calls in their order; undefined while anything is missing. */
export function callsOfAll(composed: readonly Composed[]): Call[] | undefined {
  const calls = composed.map((one) => one.calls);
  return calls.includes(undefined) || calls.length === 0 ? undefined : calls.flatMap((one) => one ?? []);
}

/** What a proposal says of itself on the chain: title, text and link, in Markdown. */
export function wordingOf({ title, text, link }: Pick<Draft, "title" | "text" | "link">): string {
  const where = link.trim() === "" ? "" : `<${link.trim()}>`;
  const body = [text.trim(), where].filter((part) => part !== "").join("\n\n");
  const heading = `# ${title.replaceAll(/\s+/g, " ").trim()}`;
  return body === "" ? heading : `${heading}\n\n${body}`;
}

/** Bound to its proposer, so that nobody else can make the same proposal first. */
export const boundTo = (wording: string, proposer: Hex): string => `${wording}\n#proposer=${proposer}`;

const LINKED = ["https:", "ipfs:"];

export function isLink(typed: string): boolean {
  if (typed.trim() === "") return true;
  try {
    return LINKED.includes(new URL(typed.trim()).protocol) && !/[<>\s]/.test(typed.trim());
  } catch {
    return false;
  }
}

/** A link from another page: `?template=admit&wallet=0x…`. Fields that the template does not have are left out. */
export function draftFromQuery(query: URLSearchParams, draft: Draft): Draft | undefined {
  const id = query.get("template") ?? "";
  const template = isTemplate(id) ? TEMPLATES.get(id) : undefined;
  if (template === undefined) return undefined;
  const given = Object.keys(template.fields).flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return withAction(draft, template.id, Object.fromEntries(given));
}

const isText = (value: unknown): value is string => typeof value === "string";
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isValues(values: unknown): values is Values {
  if (!isRecord(values)) return false;
  const isRow = (row: unknown) => isRecord(row) && Object.values(row).every(isText);
  return Object.values(values).every((value) => isText(value) || (Array.isArray(value) && value.every(isRow)));
}

const isAction = (action: unknown): action is DraftAction =>
  isRecord(action) &&
  typeof action.key === "number" &&
  isText(action.template) &&
  isTemplate(action.template) &&
  isValues(action.values);

/** A draft as it was kept or sent; undefined where that is none, or one of another version of this page. */
export function readDraft(written: string): Draft | undefined {
  try {
    const read: unknown = JSON.parse(written);
    if (!isRecord(read) || !Array.isArray(read.actions) || !read.actions.every(isAction)) return undefined;
    const { title, text, link, slot } = read;
    if (!isText(title) || !isText(text) || !isText(link) || typeof slot !== "number") return undefined;
    return { title, text, link, slot, actions: read.actions };
  } catch {
    return undefined;
  }
}

/** Where the draft of one co-op is kept in the browser. */
export const keyOf = (chainId: number, assembly: string): string =>
  `rochdale.proposal.${chainId}.${assembly.toLowerCase()}`;

export function keepDraft(key: string, draft: Draft): void {
  writeStored(key, isEmpty(draft) ? undefined : JSON.stringify(draft));
}

export function keptDraft(key: string): Draft {
  return readDraft(readStored(key) ?? "") ?? EMPTY;
}
