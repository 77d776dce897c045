import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { concat, Contract, ZeroAddress } from "ethers";
import type { BaseContract, Signer } from "ethers";
import { artifacts } from "hardhat";
import { createRequire } from "node:module";
import { days } from "../charter.ts";
import { past } from "../proposal.ts";
import { CHAIN_ID, deploy, gasOf, idOf, newcomer, paperOf, voters } from "./chain.ts";
import type { Chain, Motion } from "./chain.ts";
import type { Figures, Peer } from "./deeds.ts";

// OpenZeppelin's Governor as its wizard puts it together (test/gas/peers), in the three ways there are to deploy it. Every
// voter has delegated to itself and has one checkpoint, the cheapest there is.

const TIMELOCK = createRequire(import.meta.url)("@openzeppelin/contracts/build/contracts/TimelockController.json");
const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};
const FOR = 1;
const CLONE = ["0x3d602d80600a3d3981f3363d3d373d3d3d363d73", "0x5af43d82803e903d91602b57fd5bf3"] as const;

/** A contract, and what it took to have it. */
interface Made {
  contract: BaseContract;
  gas: number;
}

/** A token, and what it takes to join its holders. */
interface Votes extends Made {
  join: number;
}

export async function measureGovernors(chain: Chain, motions: [Motion, Motion]): Promise<Peer[]> {
  const founders = await voters(chain);
  const [deployer] = founders;
  const holders = founders.map(({ address }) => address);
  const plainVotes = await open(chain, await makePlain(deployer, "PlainOpenVotes", [holders]));
  const cloneVotes = await open(chain, await makeClone(deployer, "CloneOpenVotes", [holders]));
  const timelock = await deploy(deployer, TIMELOCK.abi, TIMELOCK.bytecode, [days(2), [], [], ZeroAddress]);

  const measure = async (name: string, remark: string, votes: Votes, governor: Made): Promise<Peer> => {
    const found = votes.gas + timelock.gas + governor.gas;
    const figures = await measureGovernor(chain, governor.contract, motions);
    return { name, remark, figures: { found, join: votes.join, ...figures } };
  };
  const parts = (votes: Votes) => [votes.contract, timelock.contract];
  return [
    await measure(
      "OZ plain",
      "OpenZeppelin's Governor 5.7 and its token, deployed as they are; found: both and a timelock; join: and delegate",
      plainVotes,
      await makePlain(deployer, "PlainGovernor", parts(plainVotes)),
    ),
    await measure(
      "OZ clone",
      "the governor behind a clone, its token deployed as it is",
      plainVotes,
      await makeClone(deployer, "CloneGovernor", parts(plainVotes)),
    ),
    await measure(
      "OZ clones",
      "governor and token behind clones, as all contracts of a co-op of ours are: the like for like",
      cloneVotes,
      await makeClone(deployer, "CloneGovernor", parts(cloneVotes)),
    ),
  ];
}

async function measureGovernor(chain: Chain, governor: BaseContract, motions: [Motion, Motion]): Promise<Figures> {
  const [first, second, third] = await voters(chain);
  const [one, two] = await Promise.all([idOf(governor, motions[0]), idOf(governor, motions[1])]);
  const vote = (proposal: bigint, voter: Signer) => gasOf(governor, voter, "castVote", [proposal, FOR]);
  const signed = async (proposal: bigint, nonce: number) =>
    gasOf(governor, first, "castVoteBySig", await signedVote(governor, third, proposal, nonce));

  const figures: Figures = {};
  figures.propose = await gasOf(governor, first, "propose", paperOf(motions[0]));
  figures.proposeAgain = await gasOf(governor, first, "propose", paperOf(motions[1]));
  await past(chain.networkHelpers.time, await governor.getFunction("proposalSnapshot").staticCall(two));
  figures.firstVote = await vote(one, first);
  figures.laterVote = await vote(one, second);
  await signed(one, 0); // whoever signs for the first time pays for the nonce
  await vote(two, first);
  figures.signedVote = figures.batchedVote = await signed(two, 1);
  return figures;
}

async function signedVote(governor: BaseContract, voter: HardhatEthersSigner, proposalId: bigint, nonce: number) {
  const verifyingContract = await governor.getAddress();
  const domain = { name: "Peer", version: "1", chainId: CHAIN_ID, verifyingContract };
  const ballot = { proposalId, support: FOR, voter: voter.address, nonce };
  return [proposalId, FOR, voter.address, await voter.signTypedData(domain, BALLOT, ballot)];
}

/** Has the founders delegate to themselves, and one more join. */
async function open(chain: Chain, { contract, gas }: Made): Promise<Votes> {
  for (const voter of await voters(chain)) await gasOf(contract, voter, "delegate", [voter]);
  const joiner = await newcomer(chain);
  const join = (await gasOf(contract, joiner, "join", [])) + (await gasOf(contract, joiner, "delegate", [joiner]));
  return { contract, gas, join };
}

async function makePlain(deployer: Signer, name: string, args: readonly unknown[]): Promise<Made> {
  const { abi, bytecode } = await artifacts.readArtifact(name);
  return deploy(deployer, abi, bytecode, args);
}

/** A clone (EIP-1167) of an implementation whose own deployment does not count. */
async function makeClone(deployer: Signer, name: string, args: readonly unknown[]): Promise<Made> {
  const { abi, bytecode } = await artifacts.readArtifact(name);
  const { address } = await deploy(deployer, abi, bytecode);
  const clone = await deploy(deployer, [], concat([CLONE[0], address, CLONE[1]]));
  const contract = new Contract(clone.address, abi, deployer);
  return { contract, gas: clone.gas + (await gasOf(contract, deployer, "initialize", args)) };
}
