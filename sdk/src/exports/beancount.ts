import type { EntryEvent } from "../events.ts";
import type { Context } from "./context.ts";
import { directivesOf } from "./directives.ts";
import type { Directive } from "./directives.ts";
import { currenciesOf } from "./names.ts";
import { inUnits, kebab, plain } from "./text.ts";
import { factsOf } from "./transactions.ts";

/** The journal for Beancount: https://beancount.github.io */
export function* beancountOf(events: Iterable<EntryEvent>, context: Context): Generator<string> {
  yield `option "title" ${quoted(plain(context.coopName))}\n`;
  const [currency] = context.assets.keys();
  if (currency !== undefined) yield `option "operating_currency" "${currenciesOf(context)(currency).commodity}"\n`;
  yield "\n";
  for (const directive of directivesOf(events, context)) yield written(directive);
}

function written(directive: Directive): string {
  const { day } = directive;
  switch (directive.kind) {
    case "commodity": {
      const { commodity, symbol, decimals, asset } = directive.currency;
      return block(`${day} commodity ${commodity}`, [
        `name: ${quoted(symbol)}`,
        `precision: ${decimals}`,
        `asset: "${asset}"`,
      ]);
    }
    case "account": {
      const { path, words, code } = directive.account;
      const facts = [`name: ${quoted(words)}`, ...(code === undefined ? [] : [`code: "${code}"`])];
      return block(`${day} open ${path}`, facts);
    }
    case "transaction":
      return transaction(directive);
    case "balance":
      return balance(directive);
  }
}

/** Amounts longer than Beancount can hold are cut, and told in full beside. */
function transaction(directive: Directive & { kind: "transaction" }): string {
  const { day, purpose, from, to, cause, currency, amount, postings } = directive;
  const link = cause === undefined ? "" : ` ^${kebab(cause.kind)}-${cause.number}`;
  const payee = quoted(to);
  const narration = quoted(`${purpose} from ${from}`);
  const facts = factsOf(directive).map(([name, fact]) => `${name}: ${typeof fact === "string" ? quoted(fact) : fact}`);
  if (cut(amount) !== amount) facts.push(`amount: "${inUnits(amount, currency.decimals)}"`);
  const lines = postings.map(
    (p) => `${p.account.path}  ${inUnits(cut(p.amount), currency.decimals)} ${currency.commodity}`,
  );
  return block(`${day} * ${payee} ${narration}${link} #purpose-${kebab(purpose)}`, [...facts, ...lines]);
}

/** Exact, but where Beancount itself has rounded: then off by no more than all it rounded. */
function balance({ day, account, currency, amount, postings, widest }: Directive & { kind: "balance" }): string {
  const slack = BigInt(postings) * 2n * unitOf(widest);
  const tolerance = inUnits(unitOf(widest) === 1n ? 0n : slack, currency.decimals);
  return `${day} balance ${account.path}  ${inUnits(amount, currency.decimals)} ~ ${tolerance} ${currency.commodity}\n`;
}

const DIGITS = 28; // with which Python calculates, and so Beancount

/** The smallest step, in base units, that Beancount can tell from an amount so large. */
function unitOf(amount: bigint): bigint {
  const length = (amount < 0n ? -amount : amount).toString().length;
  return 10n ** BigInt(Math.max(0, length - DIGITS));
}

const cut = (amount: bigint): bigint => amount - (amount % unitOf(amount));

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

const block = (head: string, lines: readonly string[]): string => `${[head, ...lines].join("\n  ")}\n\n`;
