import { network } from "hardhat";
import { auditOf, expectPass } from "./auditing.ts";
import { beginLife, STEPS } from "./life.ts";
import type { Life } from "./life.ts";

const chain = await network.create();

describe("the audit of a co-op that keeps its rules finds nothing wrong after", function () {
  this.timeout(120_000);

  let life: Life;

  before(async function () {
    life = await beginLife(chain);
  });

  for (const [what, step] of STEPS) {
    it(what, async function () {
      await step(life);
      expectPass(await auditOf(chain.ethers, life.treasury));
    });
  }
});
