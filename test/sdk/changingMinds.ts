import { encodeBytes32String, id, ZeroHash } from "ethers";
import { days } from "../../scripts/charter.ts";
import { draftBucket, draftOrder } from "../../scripts/plans.ts";
import { propose } from "../../scripts/proposal.ts";
import { action, expelMember } from "../helpers/acting.ts";
import type { Chain } from "../helpers/acting.ts";
import { fillIntake, openBucket, openCampaign, openRound, requestPayout } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { revise } from "../helpers/register.ts";
import { euros, past, WORKERS } from "../helpers/somerset.ts";
import { AGAINST } from "../helpers/voting.ts";

// A co-op in which people change their minds, and others object: what the demo, in which all goes well, leaves out. What
// takes a resolution is done by the executor at once.

const OFFICERS = 7n; // a role
const [OVEN, FEAST, ROOF, IDEA] = [1, 2, 3, 4] as const; // buckets

type Life = Campaign & Chain;

export async function changeMinds(chain: Chain): Promise<Campaign> {
  const life = { ...(await openCampaign(chain)), ...chain };
  await comeAndGo(life);
  await arguePlans(life);
  await disputePayouts(life);
  await turnBack(life);
  return life;
}

async function comeAndGo(life: Life): Promise<void> {
  const { members, users, workers, investors, executorSigner, networkHelpers, newcomer, stranger, supplier } = life;
  const { currency, treasury, funder } = life;
  await revise(life, executorSigner, WORKERS, { admission: "Vouched", vouchers: 2 });
  for (const [shares, wallet] of [newcomer, stranger, supplier, funder].entries()) {
    await currency.mint(wallet, euros(10_000));
    await currency.connect(wallet).approve(treasury, euros(10_000));
    await members.connect(wallet).requestEntry(WORKERS, shares + 1, ZeroHash, "");
  }
  for (const worker of [workers[0], workers[1]]) await members.connect(worker).vouch(newcomer);
  await members.connect(stranger).withdrawRequest();
  await members.connect(executorSigner).refuse(supplier, encodeBytes32String("no work"));
  await members.connect(supplier).appeal();
  await members.connect(users[1]).appointProxy(users[0]);
  await members.connect(users[2]).appointProxy(users[0]);
  await members.connect(users[2]).revokeProxy();
  await expelMember(life, executorSigner, networkHelpers.time, Number(await members.numberOf(investors[2])));
  await members.connect(investors[1]).resign();
}

async function arguePlans(life: Life): Promise<void> {
  const { buckets, members, steward, users, workers, funder, currencyAddress: asset, asExecutor } = life;
  const deadline = life.deadline + days(30);
  const asSteward = buckets.connect(steward);
  const [first, second, third] = await Promise.all(users.map((user) => members.numberOf(user)));
  for (const [number, isNamed] of [
    [first!, true],
    [second!, true],
    [first!, false],
  ] as const)
    await asSteward.nameCoSteward(OVEN, number, isNamed);
  for (const user of users.slice(0, 2)) await buckets.connect(user).flag(OVEN, 0, "Whose oven?");
  await buckets.connect(users[0]).resolveFlag(OVEN, first!, "Ours.");
  await buckets.connect(users[0]).comment(OVEN, "Is there no other?");
  await buckets.connect(funder).fill(OVEN, euros(400));

  const commons = [{ what: "Recipes", licence: "CC0" }];
  await openBucket(life, steward, { title: "Feast", max: euros(90), deadline, commons });
  await buckets.connect(funder).fill(FEAST, euros(90));
  await asSteward.close(FEAST);
  await asSteward.keepPromise(FEAST, 0, id("recipes"), "ipfs://recipes");
  await openBucket(life, steward, { title: "Roof", max: euros(900), deadline });
  await asExecutor.cancel(ROOF);
  const idea = { title: "Garden", asset, min: euros(1), max: euros(9), deadline };
  await asSteward.suggest(draftBucket(idea));
  await asSteward.revise(IDEA, draftBucket({ ...idea, title: "Orchard", max: euros(10) }));
  await asExecutor.appointSteward(IDEA, third!);
  await buckets.connect(workers[1]).suggest(draftBucket({ ...idea, title: "Pond" }));
}

async function disputePayouts(life: Life): Promise<void> {
  const { payouts, steward, users, executorSigner, authority, workers } = life;
  const asExecutor = payouts.connect(executorSigner);
  const asked = () => requestPayout(life, steward, FEAST, euros(10));
  await payouts.connect(steward).withdraw(await asked());
  const contested = await asked();
  for (const user of [users[0], users[1]]) await payouts.connect(user).objectTo(contested, "What for?");
  await asExecutor.reject(contested);
  await asked();
  const roles = authority.connect(executorSigner);
  await roles.grantRole(OFFICERS, workers[1], 0);
  await roles.setTargetFunctionRole(payouts, [payouts.interface.getFunction("reject").selector], OFFICERS);
  await asExecutor.grantAllowance(FEAST, OFFICERS, euros(20), days(30));
  const order = draftOrder({ recipient: life.supplier.address, amount: euros(5), purpose: "Purchase" });
  await payouts.connect(workers[1]).spendAs(OFFICERS, FEAST, order);
  await asExecutor.grantAllowance(FEAST, OFFICERS, euros(30), days(60));
  await roles.revokeRole(OFFICERS, workers[1]);
}

async function turnBack(life: Life): Promise<void> {
  const { assembly, rounds, shares, funds, statute, executorSigner, users, networkHelpers, buckets, steward } = life;
  const { time } = networkHelpers;
  const member = assembly.connect(users[0]);
  const first = await propose(member, [action(statute, "dissolve", [life.supplier.address])], "Give up");
  await member.cancel(...first.operation);
  const second = await propose(member, [action(statute, "dissolve", [life.supplier.address])], "Give up after all");
  await past(time, await assembly.proposalSnapshot(second.id));
  await member.castVote(second.id, AGAINST);
  await member.withdrawVote(second.id);

  const round = await openRound(life, executorSigner, euros(100), euros(1));
  await fillIntake(life, executorSigner, euros(50));
  await rounds.connect(executorSigner).topUp(round, euros(50));

  await shares.connect(users[0]).subscribe(20);
  await shares.connect(executorSigner).suspend(encodeBytes32String("runway"));
  await shares.connect(executorSigner).resume();

  await buckets
    .connect(executorSigner)
    .openStanding(
      draftBucket({ title: "Rent", asset: life.currencyAddress, min: euros(10), max: euros(10) }),
      await life.members.numberOf(steward),
    );
  const rent = Number(await buckets.lastBucket());
  await funds.connect(executorSigner).nameStanding(rent, euros(10), days(30), (await time.latest()) + days(1));
  await funds.connect(executorSigner).endStanding(1);
}
