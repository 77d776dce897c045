import { id, parseEther, Wallet } from "ethers";
import { network } from "hardhat";
import { draftCharter } from "../../scripts/charter.ts";
import { deployFactory, foundCoop } from "../../scripts/deploy.ts";
import { cooldown, draftRulebook, mostPrincipals } from "./drafts.ts";
import { Register } from "./model.ts";
import { Random } from "./random.ts";
import { Sequence, tried } from "./sequences.ts";
import type { Stage } from "./sequences.ts";

// FUZZ_SEED and FUZZ_SEQUENCES choose others; a failure names the seed that shows it alone, with FUZZ_SEQUENCES=1.
const SEQUENCES = Number(process.env.FUZZ_SEQUENCES ?? 200);
const SEED = Number(process.env.FUZZ_SEED ?? 1844);
const SEQUENCES_OF_A_COOP = 8;
const WALLETS = 24;

const { ethers, networkHelpers, provider } = await network.create();

describe(`The assembly and the rules by the book, over ${SEQUENCES} sequences from seed ${SEED}`, function () {
  this.timeout(SEQUENCES * 5_000 + 60_000);

  let factory: Awaited<ReturnType<typeof deployFactory>>;
  let currency: string;
  const wallets = Array.from({ length: WALLETS }, (_, i) => new Wallet(id(`voter ${i}`)));

  before(async () => {
    factory = await deployFactory(ethers);
    currency = await (await ethers.deployContract("TestToken", ["Test euro", "EUR", 18])).getAddress();
    for (const { address } of wallets) await endow(address);
  });

  async function endow(address: string): Promise<void> {
    await networkHelpers.setBalance(address, parseEther("1000000"));
    await networkHelpers.impersonateAccount(address);
  }

  /** A co-op of three to twenty founders in random classes. */
  async function found(random: Random, nonce: number): Promise<Stage> {
    const rulebook = draftRulebook(random);
    const founders = wallets.slice(0, random.whole(3, 20)).map((wallet, i) => ({
      wallet: wallet.address,
      class: i === 0 ? 0 : random.whole(0, rulebook.classes.length - 1),
    }));
    const draft = { name: "Commons Bakery", purpose: "Bread", currency, decimals: 18, founders, nonce: BigInt(nonce) };
    const charter = draftCharter(rulebook, draft);
    const signers = wallets.slice(0, founders.length).map((wallet) => wallet.connect(ethers.provider));
    const coop = await foundCoop(ethers, factory, charter, signers);
    await endow(await coop.executor.getAddress());
    const now = await networkHelpers.time.latest();
    const register = new Register(mostPrincipals, cooldown);
    for (const founder of founders) register.join(founder.wallet, founder.class, now, true);
    return { provider, ethers, coop, charter, register, wallets, now, asked: 0 };
  }

  it("agree on every refusal, tally, ballot and result", async function () {
    const began = Date.now();
    for (let seed = SEED; seed < SEED + SEQUENCES; seed += SEQUENCES_OF_A_COOP) {
      const random = new Random(seed);
      const stage = await found(random, seed);
      for (let i = 0; i < Math.min(SEQUENCES_OF_A_COOP, SEED + SEQUENCES - seed); i++) {
        const sequence = new Sequence(stage, random);
        try {
          await sequence.run();
        } catch (error) {
          (error as Error).message += `\nFUZZ_SEED=${seed}, sequence ${i + 1}:\n${sequence.steps.join("\n")}`;
          throw error;
        }
      }
    }
    const seconds = (Date.now() - began) / 1000;
    const steps = [...tried].filter(([what]) => !what.includes(":")).reduce((sum, [, n]) => sum + n, 0);
    console.log(`      ${SEQUENCES} sequences in ${seconds.toFixed(0)} s: ${steps} steps taken`);
    if (process.env.FUZZ_VERBOSE !== undefined) console.log(Object.fromEntries([...tried].sort()));
  });
});
