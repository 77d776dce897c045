import { expect } from "chai";
import type { Entry } from "../../sdk/src/journal.ts";
import { replay, totalOf } from "../../sdk/src/journal.ts";
import { accountOf, causeOf, holderOf, numberOf, OUTSIDE, refTo } from "../../sdk/src/accounts.ts";

const MEMBER = "0x1111111111111111111111111111111111111111";
const EXECUTOR = "0x2222222222222222222222222222222222222222";
const BUCKETS = "0x3333333333333333333333333333333333333333";
const EURO = "0x4444444444444444444444444444444444444444";

const wallet = accountOf(MEMBER, OUTSIDE);
const generalFund = accountOf(EXECUTOR, 0n);
const bucket = accountOf(BUCKETS, 7n);

function entry(number: bigint, from: Entry["from"], to: Entry["to"], amount: bigint): Entry {
  return { from, to, asset: EURO, number, amount, purpose: 0, ref: `0x${"00".repeat(32)}` };
}

const journal = [
  entry(1n, wallet, generalFund, 500n),
  entry(2n, generalFund, bucket, 200n),
  entry(3n, bucket, wallet, 50n),
];

describe("ledger", function () {
  it("takes accounts apart as the treasury puts them together", function () {
    expect(holderOf(bucket)).to.equal(BUCKETS);
    expect(numberOf(bucket)).to.equal(7n);
    expect(numberOf(wallet)).to.equal(OUTSIDE);
  });

  it("tells what a reference names", function () {
    expect(causeOf(`0x07${"00".repeat(30)}0c`)).to.deep.equal({ cause: "Payout", number: 12n });
    expect(causeOf(refTo("Bucket", 7))).to.deep.equal({ cause: "Bucket", number: 7n });
    expect(causeOf(`0xff${"00".repeat(31)}`)).to.deep.equal({ cause: "None", number: 0n });
  });

  it("adds up to what went in and did not go out", function () {
    const ledger = replay(journal);
    expect([...(ledger.balances.get(EURO) ?? [])]).to.deep.equal([
      [generalFund, 300n],
      [bucket, 150n],
    ]);
    expect(totalOf(ledger, EURO)).to.equal(450n);
    expect(ledger.seal >> 208n).to.equal(3n);
  });

  it("gives another seal when an entry is missing, altered or in another place", function () {
    const { seal } = replay(journal);
    const [first, second, third] = journal as [Entry, Entry, Entry];
    expect(replay([first, third]).seal).to.not.equal(seal);
    expect(replay([first, { ...second, amount: 201n }, third]).seal).to.not.equal(seal);
    expect(replay([second, first, third]).seal).to.not.equal(seal);
    expect(replay([...journal]).seal).to.equal(seal);
  });
});
