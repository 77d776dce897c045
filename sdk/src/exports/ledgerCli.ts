import type { EntryEvent } from "../events.ts";
import type { Context } from "./context.ts";
import { directivesOf } from "./directives.ts";
import type { Directive } from "./directives.ts";
import { inUnits, plain } from "./text.ts";
import { factsOf } from "./transactions.ts";

const FACTS = ["tx", "block", "log", "entry", "from", "to", "purpose", "cause", "ref"];

/** The journal for ledger-cli: https://ledger-cli.org */
export function* ledgerOf(events: Iterable<EntryEvent>, context: Context): Generator<string> {
  yield `; ${plain(context.coopName)}\n\n`;
  for (const fact of FACTS) yield `tag ${fact}\n`;
  yield "\n";
  for (const directive of directivesOf(events, context)) yield written(directive);
}

function written(directive: Directive): string {
  switch (directive.kind) {
    case "commodity": {
      const { commodity, symbol, asset } = directive.currency;
      return block(`commodity "${commodity}"`, [`note ${symbol} ${asset}`]);
    }
    case "account": {
      const { path, words, code } = directive.account;
      return block(`account ${path}`, [`note ${code === undefined ? "" : `${code} `}${words}`]);
    }
    case "transaction":
      return transaction(directive);
    case "balance": {
      const { account, currency, amount } = directive;
      const held = `0 "${currency.commodity}" = ${inUnits(amount, currency.decimals)} "${currency.commodity}"`;
      return block(`${directive.day.replaceAll("-", "/")} * Balance`, [`${account.path}    ${held}`]);
    }
  }
}

/** Texts have no double spaces, after which Ledger would read a semicolon as the beginning of a note. */
function transaction(directive: Directive & { kind: "transaction" }): string {
  const { day, event, purpose, from, to, currency, postings } = directive;
  const code = event === undefined ? "" : `(${event.transactionHash}) `;
  const facts = factsOf(directive).map(([name, fact]) => `; ${name}: ${fact}`);
  const lines = postings.map(
    (p) => `${p.account.path}    ${inUnits(p.amount, currency.decimals)} "${currency.commodity}"`,
  );
  const head = `${day.replaceAll("-", "/")} * ${code}${purpose} from ${from} to ${to}`;
  return block(head, [...facts, ...lines]);
}

const block = (head: string, lines: readonly string[]): string => `${[head, ...lines].join("\n    ")}\n\n`;
