import type { ReactNode } from "react";
import { plural, say } from "../../words/format.ts";

/** What stands around every page, and the few words that stand everywhere. */
export const words = {
  skip: "Skip to the content",
  menu: "Pages of the co-op",
  language: "Language",
  theme: { label: "Colours", system: "As the device", light: "Light", dark: "Dark" },
  pages: {
    front: "Overview",
    votes: "Votes",
    rounds: "Rounds",
    buckets: "Buckets",
    treasury: "Treasury",
    members: "Members",
    statute: "Statute",
    me: "For you",
  },
  waiting: (n: number) => plural(n, "# thing waits for you", "# things wait for you"),
  opening: "Opening the books …",
  loading: "One moment …",
  reading: "Reading …",
  again: "Try again",
  unreadable: "This could not be read from the chain.",
  broken: "This part of the page cannot be shown.",
  noChain: "The chain cannot be reached, so there is nothing to show yet.",
  offline: "You are offline.",
  lost: (rpcUrl: string, block: string) =>
    `The chain at ${rpcUrl} cannot be reached. You see the co-op as it was at block ${block}.`,
  noCoop: {
    title: "No such co-op",
    text: "No co-op of this factory has a contract at this address. Perhaps the address is cut short, or belongs to another network.",
    back: "See all co-ops",
  },
  noPage: { title: "Nothing here", text: "There is no page at this address.", back: "Back to the overview" },
  footer: {
    source: "Where this was read",
    asOf: (block: string, time: string) => `As of block ${block}, ${time} by the chain’s clock.`,
    fromChain: "This page reads the chain itself and looks for news every two seconds.",
    fromIndexer: (url: string, block: string) =>
      `The indexer at ${url} told what happened up to block ${block}, the chain all that came later.`,
    check: "Check the books yourself",
    unaudited: "Rochdale has not been audited.",
  },
  connect: "Connect a wallet",
  connectTo: (button: ReactNode, to: string) => say`${button} ${to}`,
  members: (n: number) => plural(n, "# member", "# members"),
  untitled: "Untitled",
  copy: "Copy",
  copied: "Copied",
  copyWhat: (what: string) => `Copy: ${what}`,
  documentFile: (name: string) => `${name} (stays on your computer; only its fingerprint is recorded)`,
  documentPlace: (where: string) => `${where}, if anywhere`,
  document: (place: ReactNode, fingerprint: ReactNode) =>
    fingerprint === undefined
      ? place ?? "no place given"
      : say`${place ?? "no place given"}, fingerprint ${fingerprint}`,
};
