import { network } from "hardhat";
import { getAddress } from "viem";
import type { Address } from "viem";
import { auditOf, expectFailure, expectPass } from "./auditing.ts";
import type { Alter } from "./auditing.ts";
import { beginLife, STEPS } from "./life.ts";
import type { Life } from "./life.ts";
import { rewriterFor } from "./rewriting.ts";
import type { Rewriter } from "./rewriting.ts";

/** What is altered, how, which check notices, and which words one sentence of its evidence has. */
export type Case = [what: string, alter: (by: Rewriter, life: Life) => Alter, number: number, words: string[]];

export const STRANGER = getAddress("0x00000000000000000000000000000000000decaf");

export const wallet = ({ address }: { address: string }): Address => getAddress(address);

/** A whole life, and what an audit finds where somebody alters the logs of it on their way. */
export function describeAltered(what: string, cases: readonly Case[]): void {
  describe(`the audit, where ${what} are not what happened:`, function () {
    this.timeout(120_000);

    let life: Life;
    let rewriter: Rewriter;
    let ethers: Life["ethers"];

    before(async function () {
      const chain = await network.create();
      life = await beginLife(chain);
      for (const [, step] of STEPS) await step(life);
      rewriter = await rewriterFor(life);
      ({ ethers } = chain);
    });

    it("nothing, to begin with", async function () {
      expectPass(await auditOf(ethers, life.treasury));
    });

    for (const [altered, alter, number, words] of cases) {
      it(altered, async function () {
        expectFailure(await auditOf(ethers, life.treasury, alter(rewriter, life)), number, ...words);
      });
    }
  });
}
