import { expect } from "chai";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { KindDraft } from "../../scripts/charter.ts";
import { encodeKind, EVERYONE } from "../../scripts/charter.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { judge as judgeAsObserver } from "../../sdk/src/rules.ts";
import type { Count } from "../../sdk/src/rules.ts";
import { actingAs } from "./acting.ts";
import { foundSomerset } from "./somerset.ts";

/** A class in a vote: its weight in basis points, the votes on its register, and its ballots. */
export interface Class {
  weight: number;
  register: number;
  yes?: number;
  no?: number;
  abstain?: number;
  block?: number;
  isUser?: boolean; // true unless said otherwise
  mustAgree?: boolean; // false unless said otherwise
}

const LANE = 24n;

/** Eight counters in a word, 24 bits each. */
const lanes = (votes: number[]): bigint =>
  votes.reduce((word, count, i) => word | (BigInt(count) << (BigInt(i) * LANE)), 0n);

export const count = (classes: Class[], isSecondCall = false) => ({
  votesAgainst: lanes(classes.map((c) => c.no ?? 0)),
  votesFor: lanes(classes.map((c) => c.yes ?? 0)),
  votesAbstain: lanes(classes.map((c) => c.abstain ?? 0)),
  votesBlock: lanes(classes.map((c) => c.block ?? 0)),
  electorate: Array.from({ length: 8 }, (_, i) => classes[i]?.register ?? 0),
  weights: classes.reduce((word, c, i) => word | (BigInt(c.weight) << BigInt(16 * i)), 0n),
  nonUsers: classes.reduce((bits, c, i) => bits | (c.isUser === false ? 1 << i : 0), 0),
  mustAgree: classes.reduce((bits, c, i) => bits | (c.mustAgree === true ? 1 << i : 0), 0),
  isSecondCall,
});

/** Asks for no quorum, lets everybody vote and disregards no class, unless said otherwise. */
const lenient: KindDraft = {
  ...preset.kinds[0]!,
  quorumBps: 0,
  secondQuorumBps: 0,
  classQuorumBps: 0,
  minClassSize: 1,
  minVotedClasses: 0,
  eligible: EVERYONE,
};

export const atLeast = (numerator: number, denominator: number) => ({ numerator, denominator, moreThan: false });
export const moreThan = (numerator: number, denominator: number) => ({ numerator, denominator, moreThan: true });
export const HALF = moreThan(1, 2);
export const THREE_QUARTERS = atLeast(3, 4);

export type Judge = (
  kind: Partial<KindDraft>,
  classes: Class[],
  isSecondCall?: boolean,
) => Promise<{ quorate: boolean; carried: boolean }>;

/** Stores a kind in the statute of a new co-op and lets the statute judge by it, and observers too. */
export async function newJudge(chain: { ethers: HardhatEthers; networkHelpers: NetworkHelpers }): Promise<Judge> {
  const { statute, executor } = await foundSomerset(chain.ethers);
  const asExecutor = statute.connect(await actingAs(chain, executor));
  return async (kind, classes, isSecondCall = false) => {
    const encoded = encodeKind({ ...lenient, ...kind });
    await asExecutor.defineKind(0, encoded);
    const { kindId } = await statute.kindIn(0);
    const counted = count(classes, isSecondCall);
    const { quorate, carried } = await statute.judge(kindId, counted);
    const electorate = counted.electorate.map(BigInt) as unknown as Count["electorate"];
    expect(judgeAsObserver(encoded, { ...counted, electorate }), "sdk/src/rules.ts").to.deep.equal({
      isQuorate: quorate,
      isCarried: carried,
    });
    return { quorate, carried };
  };
}
