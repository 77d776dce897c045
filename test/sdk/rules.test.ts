import { network } from "hardhat";
import { dice } from "../../scripts/generator/life.ts";
import { BASES, MODES } from "../../sdk/src/names.ts";
import type { Class } from "../helpers/judging.ts";
import { newJudge } from "../helpers/judging.ts";

const CASES = Number(process.env["RULES_CASES"] ?? 400);
const SEED = Number(process.env["RULES_SEED"] ?? Date.now() % 1_000_000);

describe("The rules as observers count by them", function () {
  this.timeout(300_000);

  it(`are those of the contracts in ${CASES} random votes`, async function () {
    console.log(`      seed ${SEED}: RULES_SEED=${SEED} gives the same again`);
    const judge = await newJudge(await network.create()); // which compares the two
    const random = dice(SEED);
    for (let i = 0; i < CASES; i++) await judge(...randomVote(random));
  });
});

type Vote = Parameters<Awaited<ReturnType<typeof newJudge>>>;

/** Small numbers mostly, so that thresholds are often met exactly. */
function randomVote(random: (below: number) => number): Vote {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const denominator = 1 + random(4);
  const moreThan = random(2) === 0;
  const numerator = random(moreThan ? denominator : denominator + 1);
  const quorumBps = random(3) * 2_500;
  const kind: Vote[0] = {
    mode: pick(MODES),
    base: pick(BASES),
    numerator,
    denominator,
    moreThan,
    quorumBps,
    secondQuorumBps: Math.min(quorumBps, random(3) * 1_250),
    classQuorumBps: random(3) * 1_000,
    minClassSize: random(4),
    minVotedClasses: random(3),
    eligible: 0xff & ~(1 << (1 + random(7))), // the first class, of users, may always vote
  };
  const classes = weights(random).map((weight, c): Class => {
    const register = random(3) === 0 ? random(4) : random(40);
    const part = (of: number): number => (random(4) === 0 ? of : random(of + 1));
    const took = part(register);
    const yes = part(took);
    const no = part(took - yes);
    const abstain = part(took - yes - no);
    const block = random(5) === 0 ? took - yes - no - abstain : 0;
    return { weight, register, yes, no, abstain, block, isUser: c === 0 || random(3) > 0, mustAgree: random(6) === 0 };
  });
  return [kind, classes, random(3) === 0];
}

/** The weights of three classes, which make ten thousand basis points. */
function weights(random: (below: number) => number): number[] {
  const [first, second] = [random(50), random(50)];
  return [first * 100, second * 100, 10_000 - (first + second) * 100];
}
