import { expect } from "chai";
import { encodeErrorResult, parseAbi, zeroAddress, zeroHash } from "viem";
import type { Abi, AbiParameter } from "viem";
import { readFile, readdir } from "node:fs/promises";
import { NOUNS } from "../../sdk/src/coop.ts";
import { endOf } from "../../web/src/relay/ending.ts";
import { RefusedError, refusalSentence } from "../../web/src/relay/refusals.ts";
import { everyAbi } from "../../web/src/wallet/errors.ts";
import { CancelledError, NetworkError } from "../../web/src/wallet/problems.ts";
import { refusals as english } from "../../web/src/wallet/refusals/en.ts";
import { refusals as spanish } from "../../web/src/wallet/refusals/es.ts";
import { refusals as french } from "../../web/src/wallet/refusals/fr.ts";
import { sentenceOf } from "../../web/src/wallet/sentences.ts";

type Words = Parameters<typeof sentenceOf>[1];

const CONTRACTS = new URL("../../contracts/", import.meta.url);

/** A co-op of which nothing is known but how things are called. */
const words = {
  money: (amount: bigint) => `${amount} EUR`,
  directory: {
    member: (number: number) => `Member ${number}`,
    className: (number: number) => `class ${number}`,
    wallet: () => "Somebody",
    round: (number: number) => `Round ${number}`,
    bucket: (number: number) => `Bucket ${number}`,
    assetOf: () => undefined,
    fund: (number: number) => `Fund ${number}`,
  },
  addresses: Object.fromEntries(NOUNS.map((noun) => [noun, zeroAddress])),
} as unknown as Words;

const CATALOGUES = { English: english, Spanish: spanish, French: french };

function sample({ type, ...parameter }: AbiParameter): unknown {
  if (type === "address") return zeroAddress;
  if (type === "bytes32") return zeroHash;
  if (type === "string") return "words";
  if (type.startsWith("bytes")) return `0x${"00".repeat(Number(type.slice(5)))}`;
  if (type !== "tuple") return 1n;
  const { components } = parameter as { components: AbiParameter[] };
  return Object.fromEntries(components.map((component) => [component.name, sample(component)]));
}

async function errorsOfOurContracts(): Promise<string[]> {
  const files = (await readdir(CONTRACTS)).filter((name) => name.endsWith(".sol"));
  const sources = await Promise.all(files.map((file) => readFile(new URL(file, CONTRACTS), "utf8")));
  return sources.flatMap((source) => [...source.matchAll(/^ {4}error (\w+)\(/gm)].map(([, name]) => name as string));
}

describe("The sentences of the web app", function () {
  const errors = everyAbi.filter((item) => item.type === "error");

  function sentenceFor(item: (typeof errors)[number], names: Words, catalogue = english): string {
    const abi: Abi = [item];
    const data = encodeErrorResult({ abi, errorName: item.name, args: item.inputs.map(sample) });
    return sentenceOf({ data }, names, catalogue);
  }

  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    it(`say in ${language} whatever the co-op's contracts refuse, and what they are built on`, function () {
      expect(errors.length).to.be.greaterThan(200);
      for (const names of [words, undefined]) {
        const unsaid = errors.filter((item) => {
          const sentence = sentenceFor(item, names, catalogue);
          return sentence.includes(item.name) || /undefined|\[object|NaN/.test(sentence) || !/[.!:»”]$/.test(sentence);
        });
        expect([...new Set(unsaid.map(({ name }) => name))]).to.deep.equal([]);
      }
    });

    it(`say in ${language} what a contract says in its own words, and what Solidity refuses`, function () {
      const abi = parseAbi(["error Error(string reason)", "error Panic(uint256 code)"]);
      const old = encodeErrorResult({ abi, errorName: "Error", args: ["ERC20: paused"] });
      expect(sentenceOf({ data: old }, undefined, catalogue)).to.contain("ERC20: paused");
      const codes = [0x11n, 0x32n].map((code) => encodeErrorResult({ abi, errorName: "Panic", args: [code] }));
      const sentences = codes.map((data) => sentenceOf({ data }, undefined, catalogue));
      expect(sentences[1]).to.contain("50").and.not.equal(sentences[0]);
    });
  }

  it("are not the same in two languages", function () {
    const same = errors.filter((item) => sentenceFor(item, words, spanish) === sentenceFor(item, words, english));
    expect(same.map(({ name }) => name)).to.deep.equal([]);
  });

  it("tell the visitor's no from a wallet that does not know the chain", function () {
    const no = Object.assign(new Error("User rejected the request."), { code: 4001 });
    expect(sentenceOf(no, undefined)).to.equal("You declined it. Nothing happened.");
    const unable = new NetworkError("", { cause: no });
    expect(sentenceOf(unable, undefined)).to.equal("Your wallet could not be brought to this network.");
    expect(sentenceOf(new CancelledError(), undefined)).to.contain("You cancelled it");
  });

  it("cover every contract of the co-op", async function () {
    const known = new Set(everyAbi.filter((item) => item.type === "error").map(({ name }) => name as string));
    expect((await errorsOfOurContracts()).filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it("say why a relayer refuses, and name a code that is newer than the page", function () {
    expect(refusalSentence("closing")).to.contain("Vote from your own wallet now.");
    expect(refusalSentence("made-of-cheese")).to.contain("made-of-cheese");
    expect(sentenceOf(new RefusedError("replaced"), words)).to.equal("A newer ballot of yours has taken its place.");
  });
});

describe("A signed ballot that is followed", function () {
  const ballot = { support: 1, sequence: 2, deadline: "1000" };
  const unchanged = { support: 4, sequence: 2, at: 1_000 };
  const silence = { error: null };

  it("has no end while it waits, or while nobody answers", function () {
    expect(endOf(ballot, { data: { state: "sent" }, error: null }, unchanged)).to.equal(undefined);
    expect(endOf(ballot, { error: new Error("Out of reach") }, undefined)).to.equal(undefined);
    expect(endOf(ballot, { error: new RefusedError("internal", 500) }, unchanged)).to.equal(undefined);
  });

  it("has no end before the chain was asked", function () {
    expect(endOf(ballot, { error: new RefusedError("stale-sequence") }, undefined)).to.equal(undefined);
  });

  it("ends when its time is over, even if nobody answers", function () {
    const late = endOf(ballot, { error: new Error("Out of reach") }, { ...unchanged, at: 1_001 });
    expect(late).to.deep.equal({ phase: "failed", problem: refusalSentence("expired") });
  });

  it("is counted when the chain says so, whatever the relayer says", function () {
    expect(endOf(ballot, { data: { state: "counted" }, error: null }, unchanged)).to.equal(undefined);
    expect(endOf(ballot, silence, { support: 1, sequence: 3, at: 1_001 })).to.deep.equal({ phase: "counted" });
    const lost = { error: new RefusedError("unknown-ballot") };
    expect(endOf(ballot, lost, { support: 1, sequence: 3, at: 1_001 })).to.deep.equal({ phase: "counted" });
  });

  it("is superseded by what the member said since", function () {
    expect(endOf(ballot, silence, { support: 0, sequence: 3, at: 1_001 })).to.equal("superseded");
  });

  it("ends with the reason why it was passed over", function () {
    const passedOver = { data: { state: "skipped", code: "not-active" } as const, error: null };
    expect(endOf(ballot, passedOver, unchanged)).to.deep.equal({ phase: "failed", problem: "This vote is not open." });
    const refused = endOf(ballot, { error: new RefusedError("unknown-ballot") }, unchanged);
    expect(refused).to.have.property("phase", "failed");
  });
});
