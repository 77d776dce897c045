import { expect } from "chai";
import { toQuantity } from "ethers";
import type { Address } from "viem";
import type { Database } from "../../indexer/database.ts";
import { openDatabase } from "../../indexer/database.ts";
import type { News } from "../../indexer/sync.ts";
import { Indexer } from "../../indexer/sync.ts";
import { choice, draftCharter } from "../../scripts/charter.ts";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { deployFactory, foundCoop } from "../../scripts/deploy.ts";
import { dice } from "../../scripts/generator/life.ts";
import { freePort, startChain } from "../../scripts/localChain.ts";
import { somerset } from "../../scripts/presets/index.ts";
import type { CoopFactory } from "../../types/ethers-contracts/index.js";
import { startAway, until } from "./away.ts";
import { dump } from "./tables.ts";

const REORGS = 50;
const DEEPEST = 64; // blocks
const SEED = Number(process.env["REORG_SEED"] ?? Date.now() % 1_000_000);

describe("an indexer on a chain that is reorganised", function () {
  this.timeout(900_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let demo: Awaited<ReturnType<typeof liveThroughDemo>>;
  let factory: Address;
  let followed: Database;
  let fresh: Database;
  let indexer: Indexer;
  let news: News[];
  const random = dice(SEED);

  before(async function () {
    console.log(`      seed ${SEED}: REORG_SEED=${SEED} gives the same again`);
    chain = await startChain(await freePort(8_950), new Date(Date.now() - DEMO_DAYS * 86_400_000));
    demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, () => {});
    factory = (await demo.factory.getAddress()) as Address;
    [followed, fresh] = await Promise.all([openDatabase("memory:"), openDatabase("memory:")]);
    indexer = new Indexer(followed, { rpc: chain.url, factory, batch: 50 });
    indexer.subscribe((heard) => news.push(heard));
  });

  beforeEach(function () {
    news = [];
  });

  after(async function () {
    await Promise.all([followed.close(), fresh.close()]);
    await chain.close();
  });

  it(`INV-48: has after each of ${REORGS} what a fresh one has, row by row`, async function () {
    await indexer.look();
    let deepest = 0;
    for (let i = 0; i < REORGS; i++) {
      const depth = 1 + random(i % 5 === 0 ? DEEPEST : 12);
      deepest = Math.max(deepest, depth);
      const snapshot = await chain.networkHelpers.takeSnapshot();
      await live(depth);
      await indexer.look();
      await snapshot.restore();
      await live(random(depth + 3));
      if (random(3) === 0) await chain.networkHelpers.mine(random(DEEPEST) + 1);
      await indexer.look();
      expect(await dump(followed), `reorganisation ${i}, ${depth} blocks deep`).to.deep.equal(await replayed());
    }
    console.log(`      ${indexer.status().reorgs} noticed, up to ${deepest} blocks deep`);
    expect(indexer.status().reorgs).to.be.at.least(REORGS - 5); // where nothing had happened in it, none is needed
    expect(news.some(({ reorgTo }) => reorgTo !== undefined)).to.equal(true);
  });

  it("goes back as well where a co-op was founded in the blocks that are gone", async function () {
    const snapshot = await chain.networkHelpers.takeSnapshot();
    await foundAnother(demo.factory);
    await live(3);
    await indexer.look();
    expect((await dump(followed))["coop"]).to.have.length(2);
    await snapshot.restore();
    await live(2);
    await indexer.look();
    expect((await dump(followed))["coop"]).to.have.length(1);
    expect(await dump(followed)).to.deep.equal(await replayed());
  });

  it("follows nobody whom its factory has not founded", async function () {
    await foundAnother(await deployFactory(chain.ethers));
    await indexer.look();
    expect((await dump(followed))["coop"]).to.have.length(1);
    expect(await dump(followed)).to.deep.equal(await replayed());
  });

  it("says why it waits while the node is away, and goes on afterwards", async function () {
    const proxied = await openDatabase("memory:");
    const away = await startAway(chain.url);
    const waiting = new Indexer(proxied, { rpc: away.url, factory, poll: 20 });
    away.isAway = true;
    waiting.run();
    await until(() => waiting.status().failures > 0);
    expect(waiting.status()).to.include({ isSynced: false, block: -1 });
    expect(waiting.status().error).to.match(/HTTP request failed|503/);
    away.isAway = false;
    await until(() => waiting.status().isSynced);
    expect(waiting.status().error).to.equal(undefined);
    await waiting.stop();
    expect(await dump(proxied)).to.deep.equal(await replayed());
    await proxied.close();
    await away.close();
  });

  it("begins anew when the node is another chain", async function () {
    const port = Number(new URL(chain.url).port);
    await chain.close();
    chain = await startChain(port, new Date(Date.now() - (DEMO_DAYS + 1) * 86_400_000));
    await chain.networkHelpers.mine(300);
    await indexer.look();
    expect(indexer.status().resets).to.equal(1);
    expect(news.some(({ reorgTo }) => reorgTo === -1)).to.equal(true);
    const rows = await dump(followed);
    expect([rows["coop"], rows["log"], rows["entry"], rows["record"]]).to.deep.equal([[], [], [], []]);
    expect(indexer.status().block).to.equal(await chain.ethers.provider.getBlockNumber());
  });

  /** What somebody has who reads the chain for the first time now. */
  async function replayed() {
    await fresh.query("truncate progress, block, coop, log, entry, balance, record");
    await new Indexer(fresh, { rpc: chain.url, factory }).look();
    return dump(fresh);
  }

  /** A few blocks in which members and strangers do what they do. */
  async function live(blocks: number): Promise<void> {
    for (let i = 0; i < blocks; i++) await (ACTS[random(ACTS.length)] as () => Promise<unknown>)();
  }

  async function foundAnother(by: CoopFactory): Promise<void> {
    const { founders } = demo.cast;
    const charter = draftCharter(somerset, {
      name: "Another bakery",
      purpose: "More bread",
      currency: await demo.currency.getAddress(),
      decimals: 18,
      founders: founders.map(({ address }, i) => ({ wallet: address, class: Math.floor(i / 3) })),
    });
    await foundCoop(chain.ethers, by, charter, founders);
  }

  const member = () => demo.cast.founders[random(9)] as (typeof demo.cast.founders)[number];

  const ACTS: (() => Promise<unknown>)[] = [
    () =>
      demo.coop.treasury
        .connect(demo.cast.funder)
        .deposit(`0x${"0".repeat(40)}`, 1_000n, toQuantity(random(9)).padEnd(66, "0"), { value: 1_000n }),
    () => demo.coop.buckets.connect(member()).comment(5, `It is ${random(1_000)} o'clock`),
    () => demo.coop.buckets.connect(demo.cast.funder).fill(5, BigInt(random(1_000) + 1)),
    () => demo.coop.rounds.connect(member()).allocate(2, [{ bucket: 6, units: random(40) + 1 }]),
    () => demo.coop.shares.connect(demo.cast.investors[0] as never).subscribe(random(3) + 1),
    async () => {
      const voter = member();
      const { assembly } = demo.coop;
      const made = await assembly.queryFilter(assembly.filters.ProposalCreated());
      const proposal = made.at(-1)?.args.proposalId as bigint;
      const [, casts] = await assembly.ballotOf(proposal, voter.address);
      if (casts < 20n) await assembly.connect(voter).castVote(proposal, choice(random(2) === 0 ? "For" : "Against"));
      else await chain.networkHelpers.mine();
    },
    () => chain.networkHelpers.mine(),
  ];
});
