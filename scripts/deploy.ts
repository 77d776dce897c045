import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractTransactionReceipt, Signer } from "ethers";
import type { CoopFactory } from "../types/ethers-contracts/index.js";
import type { Charter } from "./charter.ts";
import { signConsent } from "./charter.ts";

/** The nouns of a co-op, in the order of `Coop` in contracts/lib/Coop.sol. */
export const NOUNS = [
  "Statute",
  "Members",
  "Shares",
  "Assembly",
  "Agenda",
  "Executor",
  "Authority",
  "Treasury",
  "Buckets",
  "Payouts",
  "Funds",
  "Rounds",
] as const;

/** Deploys a contract, or says where that was done before, and gives its address. */
export type Place = (contract: string, args: unknown[]) => Promise<string>;

const placeOn =
  (ethers: HardhatEthers): Place =>
  async (contract, args) => {
    const deployed = await ethers.deployContract(contract, args);
    await deployed.waitForDeployment();
    return deployed.getAddress();
  };

/** Deploys the twelve implementations and the factory that clones them. Tests, the demo and real chains all call this. */
export async function deployFactory(
  ethers: HardhatEthers,
  report: (noun: string) => void = () => {},
  place = placeOn(ethers),
) {
  const deploy = (noun: string): Promise<string> => {
    report(noun);
    return place(noun, []);
  };
  const implementations = {
    statute: await deploy("Statute"),
    members: await deploy("Members"),
    shares: await deploy("Shares"),
    assembly_: await deploy("Assembly"),
    agenda: await deploy("Agenda"),
    executor: await deploy("Executor"),
    authority: await deploy("Authority"),
    treasury: await deploy("Treasury"),
    buckets: await deploy("Buckets"),
    payouts: await deploy("Payouts"),
    funds: await deploy("Funds"),
    rounds: await deploy("Rounds"),
  };
  report("CoopFactory");
  return ethers.getContractAt("CoopFactory", await place("CoopFactory", [implementations]));
}

/** Has every founder sign the charter, founds the co-op in one transaction, and connects to its twelve contracts. */
export async function foundCoop(ethers: HardhatEthers, factory: CoopFactory, charter: Charter, founders: Signer[]) {
  const charterHash = await factory.hashOf(charter);
  const block = await ethers.provider.getBlock("latest");
  const deadline = BigInt(block?.timestamp ?? 0) + 86_400n;
  const consents = await Promise.all(founders.map((f) => signConsent(f, factory, charter, charterHash, deadline)));
  const transaction = await factory.found(charter, consents);
  const receipt = (await transaction.wait()) as ContractTransactionReceipt;
  return { ...(await connectCoop(ethers, factory, charterHash)), receipt };
}

/** The twelve contracts of the co-op with this charter. */
export async function connectCoop(ethers: HardhatEthers, factory: CoopFactory, charterHash: string) {
  const coop = await factory.addressesOf(charterHash);
  return {
    statute: await ethers.getContractAt("Statute", coop.statute),
    members: await ethers.getContractAt("Members", coop.members),
    shares: await ethers.getContractAt("Shares", coop.shares),
    assembly: await ethers.getContractAt("Assembly", coop.assembly_),
    agenda: await ethers.getContractAt("Agenda", coop.agenda),
    executor: await ethers.getContractAt("Executor", coop.executor),
    authority: await ethers.getContractAt("Authority", coop.authority),
    treasury: await ethers.getContractAt("Treasury", coop.treasury),
    buckets: await ethers.getContractAt("Buckets", coop.buckets),
    payouts: await ethers.getContractAt("Payouts", coop.payouts),
    funds: await ethers.getContractAt("Funds", coop.funds),
    rounds: await ethers.getContractAt("Rounds", coop.rounds),
  };
}

export type Coop = Awaited<ReturnType<typeof connectCoop>>;
