import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { Interface, TypedDataEncoder, ZeroHash } from "ethers";
import { artifacts, network } from "hardhat";
import { createClient, custom, getAddress } from "viem";
import type { Address, Hex } from "viem";
import { purpose } from "../../scripts/charter.ts";
import * as proposals from "../../scripts/proposal.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { statuteOf } from "../../sdk/src/books/statute.ts";
import type { Coop } from "../../web/src/chain/coop.ts";
import type { Snapshot } from "../../web/src/chain/snapshot.ts";
import { readTokens } from "../../web/src/chain/tokens.ts";
import { describeCall } from "../../web/src/proposals/actionWords.ts";
import type { Call } from "../../web/src/proposals/actionWords.ts";
import { compose } from "../../web/src/proposals/compose.ts";
import type { Template } from "../../web/src/proposals/compose.ts";
import type { Desk } from "../../web/src/proposals/desk.ts";
import type { Values } from "../../web/src/proposals/fields.ts";
import { changesOf } from "../../web/src/proposals/moneyAfter.ts";
import { namesOf, roleLabels } from "../../web/src/proposals/names.ts";
import { isAsNumbered, proposalId } from "../../web/src/proposals/procedure.ts";
import { TEMPLATES } from "../../web/src/proposals/templates/index.ts";
import { POLICY } from "../../web/vite.config.ts";
import { typedBallot } from "../../web/src/relay/typedBallot.ts";
import { sameWords } from "../../web/src/votes/sameWords.ts";
import { action } from "../helpers/acting.ts";
import { expectError } from "../helpers/expect.ts";
import { euros, openVote, resolve } from "../helpers/somerset.ts";
import { FOR, question } from "../helpers/voting.ts";
import { snapshotOf } from "../web/snapshot.ts";
import { handIn, preparePapers } from "./papers.ts";
import type { Papers } from "./papers.ts";

// Attacks by which a page would show something else than what is done. What reaches the browser itself, such as scripts
// in texts, is in test/web.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const WEB = new URL("../../web/", import.meta.url);
const DECIMALS = 6; // of the second currency

/** The papers, a gift of 1,000 euros, 250 of them paid to the supplier by a resolution, and a currency of six decimals. */
async function prepare() {
  const c = await preparePapers(chain);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(1_000), ZeroHash);
  const payment = [0, c.supplier.address, c.currencyAddress, euros(250), purpose("Purchase"), ZeroHash];
  await resolve(c, time, [action(c.treasury, "pay", payment)], "Flour");
  const small = await ethers.deployContract("TestToken", ["Small coin", "\u202eDSU\u0007", DECIMALS]);
  await c.treasury.connect(c.executorSigner).accept(small, true);
  return { ...c, small, smallAddress: (await small.getAddress()) as Address };
}

describe("Attacks on what a page shows", function () {
  let c: Papers & Awaited<ReturnType<typeof prepare>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(prepare);
  });

  /** Everything that the pages are made of. */
  async function open() {
    const snapshot = (await snapshotOf(ethers, c)) as unknown as Snapshot;
    const client = createClient({ transport: custom(chain.provider) });
    const currency = statuteOf(snapshot.books).currency;
    const tokens = await readTokens(client, [currency, c.smallAddress]);
    const addresses = snapshot.books.addresses;
    const coop = { addresses, tokens, currency: { asset: currency }, chain: { id: 31337 } } as unknown as Coop;
    const names = namesOf(coop, snapshot);
    const decimals = (asset: Address) => tokens.get(asset.toLowerCase())?.decimals ?? 0;
    const labels = roleLabels(snapshot.events);
    const desk: Desk = { books: snapshot.books, now: snapshot.now, names, currency, decimals, labels, wording: "" };
    return { snapshot, books: snapshot.books, coop, names, desk };
  }

  /** An address that is not `known`, but begins or ends with as many of its digits. */
  function imitate(known: string, head: number, tail: number): Address {
    const digits = known.slice(2).toLowerCase();
    const other = [...digits].map((digit) => (15 - parseInt(digit, 16)).toString(16)).join("");
    return getAddress(`0x${digits.slice(0, head)}${other.slice(head, 40 - tail)}${digits.slice(40 - tail)}`);
  }

  const pay = (to: string): Call => ({
    target: c.treasury.target as Address,
    value: 0n,
    data: c.treasury.interface.encodeFunctionData("pay", [
      0,
      to,
      c.currencyAddress,
      5n,
      purpose("Work"),
      ZeroHash,
    ]) as Hex,
  });

  it("10 Tornado Cash: an address that begins or ends like one that is known is shown beside it", async function () {
    const { names } = await open();
    const member = c.users[1].address as Address;
    const treasury = names.addresses.treasury;
    for (const known of [member, c.supplier.address as Address, treasury, c.currencyAddress as Address]) {
      for (const [head, tail] of [
        [13, 0],
        [8, 0],
        [0, 8],
        [4, 4],
        [8, 8],
        [39, 0],
      ] as const) {
        const address = imitate(known, head, tail);
        expect(names.lookAlikes(pay(address)), `${head} and ${tail} digits`).to.deep.equal([
          { address, known: getAddress(known) },
        ]);
      }
    }
  });

  it("10 Tornado Cash: wherever it stands, as target, as account, or in a call within a call", async function () {
    const { names } = await open();
    const known = getAddress(names.addresses.treasury);
    const address = imitate(known, 13, 0);
    const [target, value] = [c.authority.target as Address, 0n];
    const within = c.authority.interface.encodeFunctionData("execute", [c.treasury.target, pay(address).data]) as Hex;
    const moving = [0, accountOf(address, 0n), c.currencyAddress, 5n, purpose("Work"), ZeroHash] as const;
    const { data: transfer } = action(c.treasury, "transfer", moving);
    const calls: Call[] = [
      { target: address, value, data: "0x" },
      { target: c.treasury.target as Address, value, data: transfer as Hex },
      { target, value, data: within },
      { target, value, data: c.authority.interface.encodeFunctionData("multicall", [[within]]) as Hex },
    ];
    for (const call of calls) expect(names.lookAlikes(call)).to.deep.equal([{ address, known }]);
  });

  it("10 Tornado Cash: who is meant, and who resembles nobody, is not suspected", async function () {
    const { names } = await open();
    for (const to of [...c.founders, c.supplier, c.stranger])
      expect(names.lookAlikes(pay(to.address))).to.deep.equal([]);
    expect(names.lookAlikes(pay(imitate(c.supplier.address, 3, 3)))).to.deep.equal([]);
    const reason = c.buckets.interface.encodeFunctionData("resolveFlag", [1, 1, `${c.supplier.address} `.repeat(40)]);
    expect(names.lookAlikes({ target: c.buckets.target as Address, value: 0n, data: reason as Hex })).to.deep.equal([]);
  });

  it("14 Yam: what a contract proposes within its own call is seen as well, and what nobody knows is flagged", async function () {
    const wallet = await ethers.deployContract("HostileWallet");
    await wallet.call(c.members, c.members.interface.encodeFunctionData("join", [0, 0]));
    const garbled = "\u202e\u0007Upgrade \u200b";
    const propose = [[wallet.target, c.treasury.target], [0n, 0n], ["0xdeadbeef", "0x12345678"], garbled];
    await wallet.call(c.assembly, c.assembly.interface.encodeFunctionData("propose", propose as never));
    const { books, names } = await open();
    const last = [...books.proposals.values()].at(-1)!;
    expect([last.proposer, last.targets]).to.deep.equal([wallet.target, [wallet.target, c.treasury.target]]);
    for (const [i, data] of last.calldatas.entries()) {
      const target = last.targets[i] as Address;
      expect(describeCall({ target, value: 0n, data }, names).flag).to.equal("unknown");
    }
  });

  it("15 YIP-79: amounts stand in the decimals of their token, and minting is no transfer", async function () {
    const { names, desk } = await open();
    const of = (asset: string, amount: bigint): Call => {
      const data = c.treasury.interface.encodeFunctionData("pay", [
        0,
        c.supplier.address,
        asset,
        amount,
        purpose("Grant"),
        ZeroHash,
      ]) as Hex;
      return { ...pay(c.supplier.address), data };
    };
    const sentence = (asset: string, amount: bigint) => describeCall(of(asset, amount), names).sentence;
    expect(sentence(c.currencyAddress, 20_000n * 10n ** 6n)).to.contain(" 0.00 EUR ");
    expect(sentence(c.currencyAddress, 20_000n * 10n ** 18n)).to.contain(" 20,000 EUR ");
    expect(sentence(c.smallAddress, 20_000n * 10n ** 18n)).to.contain(" 20,000,000,000,000,000 ");
    const [change] = changesOf([of(c.currencyAddress, euros(20_000))], desk);
    expect([change!.before, change!.after]).to.deep.equal([euros(750), euros(750 - 20_000)]); // more than there is
    const data = c.small.interface.encodeFunctionData("mint", [c.supplier.address, 5n]) as Hex;
    expect(describeCall({ target: c.smallAddress, value: 0n, data }, names).flag).to.equal("unknown");
  });

  it("16 Synthetify: of proposals with the same words, each names those that do something else", async function () {
    const most = Number((await open()).books.statute.get(0)!.agenda!.maxOpenProposals);
    const asked = [...Array(most).keys()].map((n) => ({
      actions: question(c, n + 1),
      text: "# Rent for May\n\nAs ever.",
    }));
    asked[1] = {
      actions: [action(c.treasury, "pay", [0, c.users[2].address, c.currencyAddress, 9n, 5, ZeroHash])],
      text: "rent \u200bfor  MAY\n\nas ever.",
    };
    const asUser = c.assembly.connect(c.users[2]);
    for (const { actions, text } of asked) await proposals.propose(asUser, actions, text);
    const tooMany = proposals.propose(asUser, question(c, 99), "Rent for May");
    await expectError(tooMany, c.agenda, "TooManyOpenProposals", 3, most);

    const { books } = await open();
    const ours = [...books.proposals.values()].slice(-most);
    for (const one of ours) {
      const others = ours.filter((other) => other !== one).map(({ number }) => number);
      expect(sameWords(books, one).map(({ number }) => number)).to.deep.equal(others);
    }
    for (const other of [...books.proposals.values()].slice(0, -most))
      expect(sameWords(books, other)).to.deep.equal([]);
  });

  it("112 signed for other words than those that were read: the page computes the number of a vote itself", async function () {
    const vote = await openVote(c, time, question(c, 7), "Repay seven");
    const { books } = await open();
    const honest = [...books.proposals.values()].at(-1)!;
    expect([honest.id, isAsNumbered(honest)]).to.deep.equal([vote.id, true]);
    const told = (change: object) => isAsNumbered({ ...honest, ...change });
    expect(told({ calldatas: [question(c, 8)[0]!.data] })).to.equal(false);
    expect(told({ targets: [c.treasury.target] })).to.equal(false);
    expect(told({ values: [1n] })).to.equal(false);
    expect(told({ description: `${honest.description} ` })).to.equal(false);
  });

  it("115 Bybit, 116 Radiant: what is composed is what is shown, by a decoder that shares nothing with the page", async function () {
    const { desk, names } = await open();
    const { abi } = await artifacts.readArtifact("Treasury");
    const typed: Values = {
      to: c.supplier.address,
      asset: c.currencyAddress,
      amount: "12.5",
      purpose: String(purpose("Work")),
    };
    const { calls } = compose(TEMPLATES.get("pay") as Template, typed, desk);
    expect(calls).to.have.length(1);
    const [{ target, value, data }] = calls as readonly [Call];
    const decoded = new Interface(abi as never).parseTransaction({ data })!;
    expect([target, value, decoded.name]).to.deep.equal([await c.treasury.getAddress(), 0n, "pay"]);
    const expected = [
      0n,
      c.supplier.address,
      c.currencyAddress,
      12_500_000_000_000_000_000n,
      BigInt(purpose("Work")),
      ZeroHash,
    ];
    expect([...decoded.args]).to.deep.equal(expected);
    expect(describeCall({ target, value, data }, names).sentence).to.contain("12.50 EUR");
  });

  it("115 Bybit, 116 Radiant: what a wallet is shown to sign is the ballot that counts, and nothing besides", async function () {
    const { coop } = await open();
    const vote = await openVote(c, time, question(c, 5), "Repay five");
    const message = {
      proposalId: vote.id,
      support: FOR,
      reason: "Yes",
      voter: c.users[0].address as Address,
      sequence: 0n,
      deadline: 2n ** 40n,
    };
    const { domain, types, primaryType } = typedBallot(coop, message);
    const shown = TypedDataEncoder.getPayload(domain as never, types as never, message) as { message: object };
    expect(Object.keys(shown.message)).to.have.members([
      "proposalId",
      "support",
      "reason",
      "voter",
      "sequence",
      "deadline",
    ]);
    expect(primaryType).to.equal("Ballot");
    const signature = await c.users[0].signTypedData(domain as never, types as never, message);
    await handIn(c, { ...message, signature }, vote.id);
    expect((await c.assembly.ballotOf(vote.id, c.users[0])).sequence).to.equal(1n);
    expect(
      proposalId([{ target: c.shares.target as Address, value: 0n, data: question(c, 5)[0]!.data as Hex }], vote.text),
    ).to.equal(vote.id);
  });

  it("113 BadgerDAO: the built page runs nobody else's script, and nothing asks for more than an amount", function () {
    const policy = new Map(POLICY.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
    for (const rule of ["default-src", "base-uri", "form-action"])
      expect(policy.get(rule), rule).to.deep.equal(["'none'"]);
    for (const rule of ["script-src", "style-src"]) expect(policy.get(rule), rule).to.deep.equal(["'self'"]);
    expect(policy.get("require-trusted-types-for")).to.deep.equal(["'script'"]);

    const page = readFileSync(new URL("index.html", WEB), "utf8");
    for (const [script] of page.matchAll(/<script[^>]*>[^<]*<\/script>/g))
      expect(script).to.match(/ src="\/[^"]*"><\/script>$/);
    const sources = readdirSync(new URL("src/", WEB), { recursive: true, encoding: "utf8" });
    for (const file of sources.filter((name) => /\.tsx?$/.test(name))) {
      const source = readFileSync(new URL(`src/${file}`, WEB), "utf8");
      expect(source, file).to.not.match(/maxUint256|dangerouslySetInnerHTML|\beval\(|new Function\(/i);
    }
  });

  it("122 EtherDelta: a token's name neither turns a sentence around nor rings a bell", async function () {
    const { names } = await open();
    expect(names.money(5_000_000n, c.smallAddress)).to.equal("5 DSU");
    expect(describeCall({ ...pay(c.supplier.address) }, names).sentence).to.not.match(
      /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u,
    );
  });
});
