import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ContractFactory, id } from "ethers";
import type { BaseContract, Interface, InterfaceAbi, Signer, TransactionResponse } from "ethers";
import { network } from "hardhat";
import { days } from "../charter.ts";

// The chain that everybody is measured on, and what the peers have in common.

const START = new Date("2027-01-01T12:00:00Z"); // always the same, so that figures are

export const CHAIN_ID = 31_337;
const FOUNDERS = 9;
export const FOR_WEEKS = days(14); // notice and voting time of an ordinary resolution

export const openChain = () => network.create({ network: "default", override: { initialDate: START } });

export type Chain = Awaited<ReturnType<typeof openChain>>;

/** The gas of a transaction. */
export async function gasUsed(sending: Promise<TransactionResponse>): Promise<number> {
  const receipt = await (await sending).wait();
  return Number(receipt?.gasUsed);
}

/** The gas of `signer` calling `name` of `contract`. */
export const gasOf = (contract: BaseContract, signer: Signer, name: string, args: readonly unknown[]) =>
  gasUsed(
    contract
      .connect(signer)
      .getFunction(name)
      .send(...args),
  );

/** Deploys what a package ships or we have compiled, and tells the gas. */
export async function deploy(
  deployer: Signer,
  abi: Interface | InterfaceAbi,
  bytecode: string,
  args: readonly unknown[] = [],
) {
  const contract = await new ContractFactory(abi, bytecode, deployer).deploy(...args);
  const gas = await gasUsed(Promise.resolve(contract.deploymentTransaction() as TransactionResponse));
  return { contract, address: await contract.getAddress(), gas };
}

type Voters = [HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner, ...HardhatEthersSigner[]];

/** Those who found and vote: with us and with every peer the same. */
export async function voters({ ethers }: Chain): Promise<Voters> {
  return (await ethers.getSigners()).slice(0, FOUNDERS) as Voters;
}

/** Somebody who joins a peer. */
export async function newcomer({ ethers }: Chain): Promise<HardhatEthersSigner> {
  return (await ethers.getSigners())[FOUNDERS] as HardhatEthersSigner;
}

/** What everybody proposes: one call that moves money, and a hundred characters that say so. */
export interface Motion {
  target: string;
  data: string;
  text: string;
}

/** What `propose` of a Governor takes. */
export const paperOf = ({ target, data, text }: Motion) => [[target], [0], [data], text] as const;

/** The id that a Governor gives a motion. */
export function idOf(governor: BaseContract, motion: Motion): Promise<bigint> {
  const [targets, values, calls, text] = paperOf(motion);
  return governor.getFunction("hashProposal").staticCall(targets, values, calls, id(text));
}
