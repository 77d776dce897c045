import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { encodeFunctionData, erc20Abi, parseEther, stringToHex, toFunctionSelector, zeroAddress, zeroHash } from "viem";
import type { Abi, AbiFunction, AbiParameter, Hex } from "viem";
import { draftBucket, draftRound } from "../../scripts/plans.ts";
import { accountOf, INTAKE } from "../../sdk/src/accounts.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { Addresses, Noun } from "../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../sdk/src/nounAbis.ts";
import { actionWords, describeCall, SAYINGS } from "../../web/src/proposals/actionWords.ts";
import type { Call } from "../../web/src/proposals/actionWords.ts";
import { packWeights } from "../../web/src/proposals/packing.ts";
import type { Names } from "../../web/src/proposals/names.ts";

const EURO = "0x00000000000000000000000000000000000000e0";
const SOMEBODY = "0x00000000000000000000000000000000000000aa";

/** Each contract at an address of its own. */
const addresses = Object.fromEntries(
  NOUNS.map((noun, i) => [noun, `0x${(i + 1).toString(16).padStart(40, "0")}`]),
) as Addresses;

const names: Names = {
  addresses,
  member: (number) => `Member ${number}`,
  className: (number) => ["users", "workers"][number] ?? `class ${number}`,
  wallet: () => "Somebody",
  round: (number) => `Round ${number}`,
  roundAsset: () => EURO,
  bucket: (number) => `Bucket ${number}`,
  fund: (number) => `Fund ${number}`,
  assetOf: () => EURO,
  money: (amount, asset) => `${amount} ${asset === zeroAddress ? "wei" : "EUR"}`,
  asset: () => "EUR",
  isToken: (address) => address === EURO,
  payout: (number) => `payout ${number}`,
  article: () => undefined,
  kind: (slot) => `kind ${slot}`,
  kinds: 2,
  classes: 2,
  role: (id) => `office ${id}`,
  lockedBody: () => "The trust",
  proposal: (id) => id.toString(),
  lookAlikes: () => [],
};

const functionsOf = (noun: Noun): AbiFunction[] =>
  (NOUN_ABIS[noun] as Abi).filter((item): item is AbiFunction => item.type === "function");

const isWriting = ({ stateMutability }: AbiFunction) => stateMutability !== "view" && stateMutability !== "pure";

/** Some value of a type: what it is does not matter, only that it can be told. */
function sampleOf({ type, ...rest }: AbiParameter): unknown {
  const components = "components" in rest ? rest.components : [];
  if (type.endsWith("[]")) return [sampleOf({ ...rest, type: type.slice(0, -2) } as AbiParameter)];
  if (type === "tuple") return Object.fromEntries(components.map((one) => [one.name, sampleOf(one)]));
  if (type === "address") return SOMEBODY;
  if (type === "string") return "Words";
  if (type === "bool") return true;
  if (type === "bytes") return "0x12345678";
  if (type.startsWith("bytes")) return `0x${"11".repeat(Number(type.slice(5)))}`;
  return Number(/\d+/.exec(type)?.[0] ?? 256) <= 48 ? 1 : 1n;
}

const callOf = (noun: Noun, functionName: string, args: readonly unknown[], value = 0n): Call => ({
  target: addresses[noun],
  value,
  data: encodeFunctionData({ abi: NOUN_ABIS[noun] as Abi, functionName, args }),
});

const say = (noun: Noun, functionName: string, args: readonly unknown[]) =>
  describeCall(callOf(noun, functionName, args), names);

/** Functions that change something and refuse the executor, or are of no use to it. */
const NOT_FOR_RESOLUTIONS: Record<Noun, string> = {
  statute: "initialize",
  members:
    "initialize join joinByInvitation revokeInvitation requestEntry withdrawRequest vouch appeal claimPlace " +
    "switchClass resign stateCase appointProxy revokeProxy changeWallet keepWallet acceptWallet setAuthority",
  shares: "initialize subscribe subscribeFor holdFor allot release requestWithdrawal cancelWithdrawal setAuthority",
  assembly:
    "initialize propose proposeIn proposeByPetition castVote castVoteWithReason castVoteWithReasonAndParams " +
    "castVoteBySig castVotesBySig castVoteFor withdrawVote cancel relay onERC721Received onERC1155Received " +
    "onERC1155BatchReceived",
  agenda: "initialize enter enterAgain enterByPetition release signPetition setAuthority",
  executor:
    "initialize schedule scheduleBatch execute executeBatch cancel onERC721Received onERC1155Received " +
    "onERC1155BatchReceived",
  authority: "initialize consumeScheduledOp",
  treasury: "initialize deposit collect withdraw setAuthority",
  buckets:
    "initialize suggest revise open openNow nameCoSteward fill fillWithPermit refill joinFund settle complete giveUp " +
    "refundTo commit release spend keepPromise flag comment setAuthority",
  payouts: "initialize request back requestBounty withdraw approve objectTo spendAs setAuthority",
  funds: "initialize sponsor matchGift setAuthority",
  rounds: "initialize enter takeOut setRoom allocate allocateByRoll setAuthority",
};

const fileOf = (noun: Noun) =>
  new URL(`../../contracts/${noun[0]?.toUpperCase()}${noun.slice(1)}.sol`, import.meta.url);

/** The functions that ask in the source whether the executor calls, or whom the authority's table lets. */
async function restrictedIn(noun: Noun): Promise<string[]> {
  const source = await readFile(fileOf(noun), "utf8");
  const functions = source.split(/(?=\n {4}function )/).map((piece) => piece.trim());
  return functions
    .filter((piece) =>
      /\) external [^{]*\b(restricted|onlyExecutor)\b|_checkCanCall|_checkMayAnswer|canCall\(msg/.test(piece),
    )
    .filter((piece) => /^function \w+\([^{]*\bexternal\b/.test(piece))
    .map((piece) => /^function (\w+)/.exec(piece)?.[1] ?? "");
}

describe("The words for what a resolution does", function () {
  for (const noun of NOUNS) {
    it(`cover every function of ${noun} that a resolution can call`, async function () {
      const writing = [
        ...new Set(
          functionsOf(noun)
            .filter(isWriting)
            .map(({ name }) => name),
        ),
      ];
      const left = writing.filter((name) => !NOT_FOR_RESOLUTIONS[noun].split(" ").includes(name));
      expect(Object.keys(SAYINGS[noun]).sort()).to.deep.equal(left.sort());

      const restricted = await restrictedIn(noun);
      expect(restricted.filter((name) => !left.includes(name))).to.deep.equal([]);
    });

    it(`say something of every one of them in ${noun}`, function () {
      for (const one of functionsOf(noun).filter(({ name }) => name in SAYINGS[noun])) {
        const said = say(noun, one.name, one.inputs.map(sampleOf));
        const all = [said.sentence, ...(said.details ?? []), ...(said.texts ?? []).map(({ title }) => title)].join(" ");
        expect(said.flag, one.name).to.not.equal("unknown");
        expect(all, one.name).to.not.match(/undefined|NaN|null|\[object/);
      }
    });
  }

  it("find the restricted functions in the source", async function () {
    expect(await restrictedIn("members")).to.include.members(["admit", "refuse", "expel", "defineTerms"]);
    expect(await restrictedIn("statute")).to.have.length(9);
    expect(await restrictedIn("buckets")).to.include.members(["cancel", "appointSteward", "resolveFlag"]);
  });

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
    const { sentence, details } = say("rounds", "open", [plan]);
    expect(sentence).to.equal(
      "Open the round “Spring” with a budget of 3000 EUR, which members share out for 14 days, the same for every member",
    );
    expect(details).to.include.members([
      "A member puts at most 200 EUR into one bucket.",
      "2 open flags keep a bucket out.",
      "What is left stays for the next round.",
      "Guideline 2: It is open.",
    ]);
  });

  it("name accounts, purposes, members and what they may do", function () {
    const intake = accountOf(addresses.rounds, INTAKE);
    const admit = toFunctionSelector("admit(address)");
    const plan = draftBucket({
      title: "Rent",
      asset: EURO,
      items: [{ what: "Month", min: 1n, max: 2n, isIncome: false }],
    });
    const sentences = [
      say("treasury", "transfer", [0n, intake, EURO, 900n, 3, zeroHash]),
      say("treasury", "pay", [0n, SOMEBODY, EURO, 900n, 5, zeroHash]),
      say("buckets", "openStanding", [plan, 4]),
      say("members", "expel", [7, stringToHex("Article 4", { size: 32 })]),
      say("authority", "setTargetFunctionRole", [addresses.members, [admit], 5n]),
      say("statute", "requireKind", [1n, addresses.members, admit]),
      say("payouts", "grantAllowance", [3n, 5n, 100n, 30 * 86_400]),
    ].map(({ sentence }) => sentence);
    expect(sentences).to.deep.equal([
      "Move 900 EUR from the general fund to what is set aside for a round, for a budget",
      "Pay 900 EUR from the general fund to Somebody, for work",
      "Open the standing bucket “Rent”, without goal or deadline, for Member 4 to spend: Month (2 EUR)",
      "Expel Member 7, because: “Article 4”",
      "Let office 5 admit applicants",
      "From now on, to admit applicants takes kind 1",
      "Let who holds office 5 spend up to 100 EUR of “Bucket 3” every 30 days without approvals",
    ]);
  });

  it("show what the weights of the classes were, and who loses", function () {
    const { details } = say("statute", "changeWeights", [packWeights([6_000, 4_000]), [5_000, 5_000]]);
    expect(details?.map((line) => line.replaceAll("\u00a0", " "))).to.deep.equal([
      "users: 50 %, instead of 60 %",
      "workers: 50 %, instead of 40 %",
      "It also needs a majority within each class that loses: users.",
    ]);
  });

  it("tell the calls within a call", function () {
    const inner = callOf("members", "expel", [7, zeroHash]);
    const { calls, flag } = say("authority", "execute", [inner.target, inner.data]);
    expect(flag).to.equal("grave");
    expect(calls?.map((call) => actionWords(call, names))).to.deep.equal(["Expel Member 7"]);
  });

  it("warn of what touches those in command", function () {
    for (const [noun, functionName] of [
      ["authority", "updateAuthority"],
      ["authority", "setTargetClosed"],
      ["executor", "grantRole"],
      ["statute", "dissolve"],
    ] as const) {
      const abi = functionsOf(noun).find(({ name }) => name === functionName);
      expect(say(noun, functionName, (abi?.inputs ?? []).map(sampleOf)).flag, functionName).to.equal("grave");
    }
    expect(say("authority", "grantRole", [0n, SOMEBODY, 0]).flag).to.equal("grave");
    expect(say("authority", "grantRole", [5n, SOMEBODY, 0]).flag).to.equal(undefined);
  });

  it("flag what lies outside the co-op, and what nobody knows", function () {
    const describe_ = (target: Hex, data: Hex, value = 0n) => describeCall({ target, data, value }, names);
    const transfer = encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [SOMEBODY, 5n] });
    expect(describe_(EURO, transfer)).to.deep.include({ flag: "foreign" });
    expect(describe_(EURO, transfer).sentence).to.contain("5 EUR");
    expect(describe_(SOMEBODY, "0x", parseEther("1")).sentence).to.contain("1000000000000000000 wei");
    expect(describe_(SOMEBODY, transfer).flag).to.equal("unknown");
    expect(describe_(zeroAddress, "0x12345678").flag).to.equal("unknown");
    expect(describe_(addresses.treasury, "0x12345678").flag).to.equal("unknown");
    expect(describe_(addresses.treasury, toFunctionSelector("endow(address,address,uint256,bytes32)")).flag).to.equal(
      "unknown",
    );
  });

  it("tell a proposal of nothing but words", function () {
    expect(say("agenda", "reviewOf", [1n]).sentence).to.contain("the words of the proposal");
    expect(say("members", "memberCount", []).sentence).to.contain("This changes nothing");
  });
});
