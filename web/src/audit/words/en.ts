import { number, plural } from "../../words/format.ts";
import type { Order } from "../order.ts";

const list: readonly string[] = [
  "Accounts of the treasury that no entry of the journal mentions: it looks for money where the journal says that some is.",
  "What each member may share out in a round by a list: that list lies elsewhere, and only its fingerprint is on the chain.",
  "Who called a function, and whether an invitation or a place on a roll was valid. That it leaves to the code, which it compares with the released one.",
  "Whether a receipt is true, whether a locked body is one, and who stands behind a wallet. That only people can find out.",
  "Accounts and minutes: the chain does not know yet that they are published, so the twentieth check has nothing to look at.",
  "A node that lies consistently. Ask a second one that belongs to somebody else: both would have to tell the same lie.",
];

const checks: Readonly<Record<number, string>> = {
  1: "The treasury holds what the books say",
  2: "The journal is whole: no entry is missing, altered or out of balance",
  3: "The trial balance balances: assets are liabilities and equity",
  4: "All money that went out has its cause",
  5: "Payee, amount, asset and purpose are those that were decided",
  6: "No resolution was carried out before its delay was over",
  7: "Every vote had its notice and its voting time, and every ballot came within it",
  8: "Only members voted who had the right to, with their own weight, once each",
  9: "Every vote, counted anew, has the result that was acted on",
  10: "Weights of the classes are valid, and only resolutions of the right kind changed the statute",
  11: "Non-users never had more of a vote than the statute allows them",
  12: "Allowances, standing budgets and rounds were kept to",
  13: "Escrow is complete, and buckets that ended give back what they did not spend",
  14: "Share capital is par times the shares, and nobody bought more than may be held",
  15: "Share withdrawals were paid in turn, after their notice and within the limits",
  16: "Interest kept to its cap, and follows from the shares that were held",
  17: "The indivisible reserve fell only by gifts to locked bodies, and got its part of contributions",
  18: "Every payment has a purpose that the asset lock allows",
  19: "The code is the released one, and nobody holds power beside the assembly",
  20: "Accounts and minutes are published, and are what they say",
};

/** What the audit in the browser is told with. */
export const words = {
  title: "Check it yourself",
  lead: "Your browser reads everything that ever happened in this co-op, writes the books anew and compares them with the rules and with what the chain has stored. It believes neither this page nor its indexer.",
  begin: "Run the twenty checks",
  cancel: "Cancel",
  node: {
    label: "The node that is asked (RPC URL)",
    isOurs:
      "This is the node that this page asks too. Whoever does not trust it enters another one, best of all their own.",
    isYours: "Your browser asks this node directly, and remembers it for the next time.",
    reset: "Use the node of this page",
    faults: {
      noUrl: "A node has an address that begins with http:// or https://.",
      insecure: "This page came by https, so the browser lets it ask a node by https only.",
    },
  },
  starting: "Asking the node which chain it is of, and looking for the founding …",
  reading: (block: string, toBlock: string, events: number) =>
    `Reading block ${block} of ${toBlock}: ${plural(events, "# event so far", "# events so far")} …`,
  comparing: (events: number) => `Comparing ${plural(events, "# event", "# events")} with what the chain has stored …`,
  progress: "Blocks read",
  took: (seconds: number) => `Done in ${number(Math.round(seconds * 10) / 10)} seconds.`,
  troubles: {
    unreachable: ({ rpcUrl }: Order, _: string) =>
      `Nothing answers at ${rpcUrl}. Perhaps the address is wrong, the node is down, or it does not let web pages ask (CORS).`,
    otherChain: ({ chainId, rpcUrl }: Order, found: string) =>
      `The node at ${rpcUrl} is of chain ${found}; this co-op lives on chain ${chainId}.`,
    refused: ({ rpcUrl }: Order, _: string) =>
      `The node at ${rpcUrl} refuses what an audit needs. It may not keep the state of this block any more: an archive node does.`,
    noBlock: ({ rpcUrl, block }: Order, _: string) =>
      `The node at ${rpcUrl} has no block ${block} yet. It lags behind this page; try again in a moment.`,
    noCoop: ({ rpcUrl, block }: Order, _: string) =>
      `The node at ${rpcUrl} knows no such co-op up to block ${block}. It may be of another chain with the same number, or hold no logs that old.`,
    other: (_order: Order, _: string) => "The audit could not be finished.",
  },
  report: {
    title: "What was found",
    good: (passed: number, pending: number) =>
      `${plural(passed, "# check passes", "# checks pass")}, none fails${
        pending === 0 ? "." : `, ${number(pending)} not applicable yet.`
      }`,
    bad: (failed: number, of: number) => `${number(failed)} of ${number(of)} checks fail.`,
    notWhole: "The journal that was read is not whole (check 2): others may fail for that alone.",
    read: (events: number, entries: number, block: string, time: string, rpcUrl: string) =>
      `Read from ${rpcUrl}: ${plural(events, "# event", "# events")}, ${number(
        entries,
      )} of them entries of the journal, up to block ${block} (${time}).`,
    save: "Save the report (JSON)",
    english: "The findings are written in English.",
  },
  results: { pass: "passes", fail: "fails", "not applicable yet": "not applicable yet" },
  compare: {
    title: "Is this the chain that this page shows?",
    same: "Yes: your node and this page tell the same.",
    different: "No: your node and this page tell different things of the same block.",
    audited: "Your node",
    shown: "This page",
    what: {
      block: "Hash of the block",
      time: "Time of the block",
      events: "Events of the co-op",
      entries: "Entries of the journal",
    },
  },
  checks,
  limits: {
    title: "What no check can see",
    lead: "An audit of the chain says a lot, and not everything:",
    list,
  },
  command: {
    title: "The same without this page",
    lead: "Whoever does not trust a web page to check itself runs the same twenty checks from the source code:",
    treasury: "Back to the treasury",
  },
};
