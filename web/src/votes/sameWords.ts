import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { remember } from "../chain/remember.ts";
import { isSameQuestion } from "../proposals/procedure.ts";
import { callsOf } from "../proposals/actionWords.ts";
import { likeOf } from "../ui/title.ts";
import { textOf } from "./proposal.ts";

/** What a proposal says, as far as an eye can tell it from others. */
const saidBy = remember((proposal: ProposalRecord): string => {
  const { title, text } = textOf(proposal);
  return likeOf(`${title} ${text}`);
});

/** Other proposals with the same words that do something else: one of them may hide what it does among the others. */
export function sameWords({ proposals }: Pick<Books, "proposals">, proposal: ProposalRecord): ProposalRecord[] {
  const [said, calls] = [saidBy(proposal), callsOf(proposal)];
  if (said === "") return [];
  return [...proposals.values()].filter((other) => saidBy(other) === said && !isSameQuestion(other, calls));
}
