import { expect } from "chai";
import { encodeFunctionData, zeroAddress } from "viem";
import type { Abi } from "viem";
import { draftBucket, draftRound } from "../../scripts/plans.ts";
import { bucketsAbi, fundsAbi, payoutsAbi, roundsAbi, statuteAbi } from "../../sdk/src/abi.ts";
import { actionWords } from "../../web/src/votes/actionWords.ts";

type Words = Parameters<typeof actionWords>[3];

const EURO = "0x00000000000000000000000000000000000000e0";

/** Each contract at an address of its own. */
const NOUNS = "statute members shares assembly agenda executor authority treasury buckets payouts funds rounds".split(
  " "
);
const addressOf = (noun: string) => `0x${(NOUNS.indexOf(noun) + 1).toString(16).padStart(40, "0")}` as const;

const words = {
  contracts: Object.fromEntries(NOUNS.map((noun) => [noun, { address: addressOf(noun) }])),
  directory: {
    member: (number: number) => `Member ${number}`,
    wallet: () => "Somebody",
    round: (number: number) => `Round ${number}`,
    bucket: (number: number) => `Bucket ${number}`,
    fund: (number: number) => `Fund ${number}`,
    assetOf: () => EURO,
  },
  money: (amount: bigint) => `${amount} EUR`,
  payout: (number: bigint) => `payout ${number}`,
} as unknown as Words;

function said(noun: string, abi: Abi, functionName: string, args: readonly unknown[]): string {
  return actionWords(addressOf(noun), encodeFunctionData({ abi, functionName, args }), 0n, words);
}

describe("The words for what a resolution does", function () {
  it("tell a round's plan, with amounts instead of units", function () {
    const plan = draftRound({
      asset: EURO,
      budget: 3_000n,
      unit: 10n,
      duration: 14 * 86_400,
      title: "Spring",
      ideaTime: 7 * 86_400,
      capPerBucket: 20,
      carriesOver: true,
      flagsToBlock: 2,
      guidelines: "It serves all.\nIt is open.",
    });
    const sentence = said("rounds", roundsAbi, "open", [plan]);
    expect(sentence).to.contain(
      "Open the round “Spring” with a budget of 3000 EUR: core expenses that are due come off it"
    );
    expect(sentence).to.contain("share out the rest for 14 days, the same for every member");
    expect(sentence).to.contain("at most 200 EUR of a member into one bucket");
    expect(sentence).to.contain("2 open flags keep a bucket out and what is left stays for the next round");
    expect(sentence).to.contain("Guidelines: 1. It serves all. 2. It is open.");
  });

  it("tell what is done about buckets, payouts and funds", function () {
    const plan = draftBucket({
      title: "Rent",
      asset: EURO,
      items: [{ what: "Month", min: 1n, max: 2n, isIncome: false }],
    });
    const terms = { asset: EURO, until: 0, perFunder: 5n, perBucket: 9n };
    const sentences = [
      said("buckets", bucketsAbi, "cancel", [3]),
      said("buckets", bucketsAbi, "openStanding", [plan, 4]),
      said("buckets", bucketsAbi, "appointSteward", [3, 4]),
      said("payouts", payoutsAbi, "uphold", [7n]),
      said("payouts", payoutsAbi, "reject", [7n]),
      said("payouts", payoutsAbi, "grantAllowance", [3, 5n, 100n, 30 * 86_400]),
      said("funds", fundsAbi, "provideCore", [EURO, 600n]),
      said("funds", fundsAbi, "nameStanding", [3, 200n, 30 * 86_400, 0]),
      said("funds", fundsAbi, "endStanding", [1n]),
      said("funds", fundsAbi, "openFund", [terms, 50n, "Sun"]),
      said("funds", fundsAbi, "assign", [1, 3n]),
      said("statute", statuteAbi, "defineTiers", [[{ upTo: 9n, approvals: 1, objections: 2, waiting: 3 * 86_400 }]]),
    ];
    expect(sentences.filter((sentence) => /Unknown|no words|undefined/.test(sentence))).to.deep.equal([]);
    expect(sentences).to.include("Lock 600 EUR for core expenses");
    expect(sentences).to.include(
      "Let who holds role 5 spend up to 100 EUR of “Bucket 3” every 30 days without approvals"
    );
    expect(sentences.at(-1)).to.equal(
      "Change what a payout needs: up to 9 EUR 1 approval, then a wait of 3 days, and 2 objections stop it"
    );
  });

  it("call what is not known unknown", function () {
    expect(actionWords(zeroAddress, "0x12345678", 0n, words)).to.contain("Unknown: calls 0x12345678");
  });
});

describe("The reference of an entry", function () {
});
