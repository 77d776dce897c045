import { proposalOf } from "../books/assembly.ts";
import type { ProposalRecord } from "../books/assembly.ts";
import { statuteOf, weightsOf } from "../books/statute.ts";
import type { CoopEvent } from "../events.ts";
import { BLOC, PROPORTIONAL } from "../rules.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";

/** The weights frozen with each vote were those in force, with no more for non-users than the statute allows. */
export const ceiling: Check = {
  number: 11,
  title: "Non-users never had more of a vote than the statute allows them",
  begin: (context, findings) => {
    const { books } = context;
    let highest = 0;
    return {
      on: {
        RulesFrozen: (event) => {
          highest = Math.max(highest, checkFrozen(context, findings, event));
        },
        CalledAgain: (event) => checkAgain(context, findings, event),
      },
      finish: async () => {
        const proposals = [...books.proposals.values()];
        await Promise.all(proposals.map((proposal) => compareFrozen(context, findings, proposal)));
        const alone = proposals.filter(({ isSecondCall, first }) => isSecondCall && first === undefined);
        for (const { number } of alone) findings.fault(`Vote ${number} is a second call of nothing.`);
        const byHeads = proposals.filter(({ kindId }) => !isWeighted(books.kinds.get(kindId)?.kind.mode)).length;
        const cap = statuteOf(books).weighing.nonUserCapBps;
        const share = `non-users had at most ${highest} of ${cap} basis points allowed`;
        findings.fact(`${count(proposals.length, "vote")}: ${share}; ${byHeads} of them counted heads.`);
      },
    };
  },
};

const isWeighted = (mode: number | undefined): boolean => mode === PROPORTIONAL || mode === BLOC;

/** Gives the basis points that non-users had. Those of dormant classes go to users, so it is the most they can have. */
function checkFrozen({ books }: Context, findings: Findings, event: CoopEvent<"RulesFrozen">): number {
  const { weights, nonUsers, isSecondCall, proposalId } = event.args;
  const number = proposalOf(books, proposalId)?.number ?? proposalId;
  const classes = [...books.classes.values()];
  const others = sumOf(weights, nonUsers);
  const cap = statuteOf(books).weighing.nonUserCapBps;
  findings.expect(
    others <= cap,
    () => `In vote ${number} non-users have ${others} basis points, and may have ${cap}`,
    event,
  );
  if (isSecondCall) return others;
  const packed = weightsOf(books).reduceRight((word, bps) => (word << 16n) | BigInt(bps), 0n);
  const inForce = classes.reduce((word, { isUser }, c) => (isUser ? word : word | (1 << c)), 0);
  const isSame = weights === packed && nonUsers === inForce;
  findings.expect(isSame, () => `The weights frozen with vote ${number} were not those in force`, event);
  return others;
}

function sumOf(weights: bigint, classes: number): number {
  let sum = 0;
  for (let c = 0; c < 8; c++) if (((classes >> c) & 1) === 1) sum += Number((weights >> BigInt(16 * c)) & 0xffffn);
  return sum;
}

/** A second call has the rules of the first, whatever has changed since. */
function checkAgain({ books }: Context, findings: Findings, event: CoopEvent<"CalledAgain">): void {
  const [first, again] = [proposalOf(books, event.args.proposalId), proposalOf(books, event.args.again)];
  if (first === undefined || again === undefined) return; // check 9 says so
  const isSame = rulesIn(first) === rulesIn(again) && again.isSecondCall;
  findings.expect(isSame, () => `Vote ${again.number} is not called again by the rules of vote ${first.number}`, event);
}

const rulesIn = ({ kindId, weights, nonUsers, mustAgree }: ProposalRecord): string =>
  [kindId, weights, nonUsers, mustAgree].join();

/** Rules once frozen stay as they are in storage. */
async function compareFrozen({ books, storage, contracts }: Context, findings: Findings, proposal: ProposalRecord) {
  const { id, number, kindId, cancelledAt, isSecondCall, extendedUntil } = proposal;
  const stored = await storage.read(contracts.assembly, "frozenOf", [id]);
  const kind = books.kinds.get(kindId)?.kind;
  const eligible = cancelledAt === 0 ? kind?.eligible : 0;
  const isSame =
    rulesIn(proposal) === [stored.kindId, stored.weights, stored.nonUsers, stored.mustAgree].join() &&
    stored.eligible === eligible &&
    stored.minTenure === kind?.minTenure &&
    stored.isSecondCall === isSecondCall &&
    stored.extendedUntil === extendedUntil;
  findings.expect(isSame, () => `The rules of vote ${number} in storage are not those that were frozen with it.`);
}
