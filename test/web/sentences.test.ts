import { expect } from "chai";
import { encodeErrorResult, zeroAddress, zeroHash } from "viem";
import type { Abi, AbiParameter } from "viem";
import { readFile, readdir } from "node:fs/promises";
import { endOf } from "../../web/src/relay/ending.ts";
import { RefusedError, refusalSentence } from "../../web/src/relay/refusals.ts";
import { everyAbi } from "../../web/src/wallet/errors.ts";
import { sentenceOf } from "../../web/src/wallet/sentences.ts";

type Words = Parameters<typeof sentenceOf>[1];

const CONTRACTS = new URL("../../contracts/", import.meta.url);

/** A co-op of which nothing is known but how things are called. */
const words = {
  money: (amount: bigint) => `${amount} EUR`,
  directory: {
    statute: { classes: [] },
    member: (number: number) => `Member ${number}`,
    wallet: () => "Somebody",
    round: (number: number) => `Round ${number}`,
    bucket: (number: number) => `Bucket ${number}`,
    assetOf: () => undefined,
    fund: (number: number) => `Fund ${number}`,
  },
  contracts: new Proxy({}, { get: () => ({ address: zeroAddress }) }),
} as unknown as Words;

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
  it("say in words whatever the co-op's contracts refuse, and what they are built on", async function () {
    const errors = everyAbi.filter((item) => item.type === "error");
    expect(errors.length).to.be.greaterThan(200);
    const unsaid = errors.filter((item) => {
      const abi: Abi = [item];
      const data = encodeErrorResult({ abi, errorName: item.name, args: item.inputs.map(sample) });
      const sentence = sentenceOf({ data }, words);
      return sentence.includes(item.name) || /undefined|\[object/.test(sentence);
    });
    expect([...new Set(unsaid.map(({ name }) => name))]).to.deep.equal([]);
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
