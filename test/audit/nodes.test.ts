import { expect } from "chai";
import { network } from "hardhat";
import { createClient, custom, RpcRequestError } from "viem";
import type { Address } from "viem";
import { audit } from "../../sdk/src/audit/audit.ts";
import { NoAudit } from "../../sdk/src/audit/report.ts";
import type { RawLog } from "../../sdk/src/events.ts";
import { expectPass } from "./auditing.ts";
import { beginLife, STEPS } from "./life.ts";

const { ethers, networkHelpers } = await network.create();

interface Call {
  method: string;
  params: [filter: { to?: string; fromBlock: string; toBlock: string }, block?: string];
}

/** What a node makes of a call: undefined, and the chain answers it. */
type Whim = (call: Call) => unknown;

const refuse = (message: string): never => {
  throw new RpcRequestError({ body: {}, error: { code: -32_000, message }, url: "" });
};

describe("the audit, by nodes with whims:", function () {
  this.timeout(60_000);

  let treasury: Address;

  before(async function () {
    const life = await beginLife({ ethers, networkHelpers });
    for (const [, step] of STEPS.slice(0, 4)) await step(life);
    treasury = (await life.treasury.getAddress()) as Address;
  });

  function auditBy(whim: Whim, block?: bigint) {
    const request = async (call: Call): Promise<unknown> =>
      whim(call) ?? ethers.provider.send(call.method, call.params ?? []);
    return audit(createClient({ transport: custom({ request }, { retryCount: 0 }) }), treasury, { block });
  }

  it("one that runs no program that is not deployed", async function () {
    const isProgram = ({ method, params }: Call): boolean => method === "eth_call" && params[0].to === undefined;
    expectPass(await auditBy((call) => (isProgram(call) ? refuse("missing to") : undefined)));
  });

  it("one that does not say when a log was written", async function () {
    const undated = ({ method, params }: Call) =>
      method === "eth_getLogs"
        ? ethers.provider
            .send(method, params)
            .then((logs: RawLog[]) => logs.map(({ blockTimestamp: _, ...log }) => log))
        : undefined;
    expectPass(await auditBy(undated));
  });

  it("one that gives the logs of ten blocks at a time", async function () {
    const isLong = ({ method, params: [{ fromBlock, toBlock }] }: Call): boolean =>
      method === "eth_getLogs" && Number(toBlock) - Number(fromBlock) >= 10;
    expectPass(await auditBy((call) => (isLong(call) ? refuse("at most ten blocks") : undefined)));
  });

  it("one that has forgotten how things were", async function () {
    const isOld = ({ method, params }: Call): boolean => method === "eth_getCode" && Number(params[1]) < 40;
    const auditing = auditBy((call) => (isOld(call) ? refuse("missing trie node") : undefined), 30n);
    const error: unknown = await auditing.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(NoAudit);
    expect((error as NoAudit).message).to.contain("only a node that keeps all states can tell");
  });
});
