import type { ReactNode } from "react";
import { plural, say } from "../../words/format.ts";

/** The list of all co-ops: what an observer sees first. */
export const words = {
  title: "Co-ops that anyone can check",
  lead: "Rochdale founds, funds and governs open co-operatives: members decide together, share out money together, and every payment stands in a journal that nobody can rewrite. You need no account and no permission to look.",
  found: "Found a co-op",
  list: "All co-ops",
  count: (n: number) => plural(n, "# co-op.", "# co-ops, the newest first."),
  search: "Search by name or address",
  matching: (n: number, search: string) =>
    n === 0
      ? `No co-op here has “${search}” in its name or its address.`
      : plural(n, `# co-op with “${search}”.`, `# co-ops with “${search}”.`),
  more: (n: number) => plural(n, "Show # more", "Show # more"),
  unnamed: "Without a name",
  founded: (day: ReactNode) => say`Founded on ${day}`,
  namesakes: (n: number) =>
    plural(
      n,
      "# other co-op has the same name: tell them apart by their addresses.",
      "# others have the same name: tell them apart by their addresses.",
    ),
  none: {
    title: "No co-op has been founded here yet",
    text: "A co-op appears here as soon as all its founders have signed its statute and one of them has sent it to the chain. It takes a quarter of an hour to write down, starting from the statute of a kind of co-op that exists; nothing is final until everybody has signed.",
  },
  check: {
    title: "How to check one yourself",
    words:
      "Open a co-op and follow “Check the books yourself”: your browser reads everything it ever did from the chain, counts again, and compares. Or do without this page altogether:",
    command: "npm run audit -- --rpc URL --coop ADDRESS",
    after: (factory: ReactNode) =>
      say`That needs a node and nothing else. The list above is what the factory ${factory} has written on the chain; a name proves nothing, the address does.`,
  },
};
