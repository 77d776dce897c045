import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { AbiCoder, Contract, dataLength, Interface, parseEther, Signature, solidityPacked, ZeroAddress } from "ethers";
import type { BaseContract, ContractTransactionReceipt, InterfaceAbi, LogDescription, Signer } from "ethers";
import { actingAs } from "../../test/helpers/acting.ts";
import { days } from "../charter.ts";
import { CHAIN_ID, deploy, FOR_WEEKS, gasOf, newcomer, voters } from "./chain.ts";
import type { Chain, Motion } from "./chain.ts";
import type { Figures, Peer } from "./deeds.ts";
import { readFrom } from "./packages.ts";
import type { Package } from "./packages.ts";

// Baal, also known as Moloch v3: a DAO with shares whose money lies in a Safe. Its own bytecode, as npm has it.

const PACKAGE: Package = {
  name: "@daohaus/baal-contracts",
  version: "1.2.18",
  integrity: "sha512-CTOJAm5fD+US24FF9cEwWMFJork7LejXUbLeP952/z0SzJeftBz6ECL2anv2XZhabfLQALEU4mCkaZxxPhrx/g==",
};

const SAFE = "@gnosis.pm/safe-contracts/contracts";
const BALLOT = {
  Vote: [
    { name: "name", type: "string" },
    { name: "voter", type: "address" },
    { name: "expiry", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "proposalId", type: "uint32" },
    { name: "support", type: "bool" },
  ],
};
const MULTISEND = new Interface(["function multiSend(bytes transactions)"]);
const NAME = "Commons Bakery";
const NO_DEADLINE = 2n ** 40n;

interface Artifact {
  abi: InterfaceAbi;
  bytecode: string;
}

const artifactOf = (path: string): Artifact =>
  JSON.parse(readFrom(PACKAGE, `export/artifacts/${path}.json`)) as Artifact;

export async function measureBaal(chain: Chain, motions: [Motion, Motion]): Promise<Peer> {
  const { baal, safe, gas } = await summon(chain);
  const [first, second, third] = await voters(chain);
  const joiner = await newcomer(chain);
  const vote = (proposalId: number, voter: Signer) => gasOf(baal, voter, "submitVote", [proposalId, true]);
  const signed = async (proposalId: number, voter: HardhatEthersSigner, nonce: number) =>
    gasOf(baal, first, "submitVoteWithSig", await signedVote(baal, voter, proposalId, nonce));

  const figures: Figures = { found: gas };
  figures.propose = await gasOf(baal, first, "submitProposal", proposalOf(motions[0]));
  figures.proposeAgain = await gasOf(baal, first, "submitProposal", proposalOf(motions[1]));
  figures.firstVote = await vote(1, first);
  figures.laterVote = await vote(1, second);
  await signed(1, third, 0); // whoever signs for the first time pays for the nonce
  await vote(2, first);
  figures.signedVote = figures.batchedVote = await signed(2, third, 1);
  const asSafe = await actingAs(chain, safe);
  figures.join = await gasOf(baal, asSafe, "mintShares", [[joiner], [parseEther("1")]]);
  return { name: "Baal 1.2", remark: "Moloch v3; whoever joins gets a share from the DAO", figures };
}

/** With what the Safe is to do when it is carried. */
const proposalOf = ({ target, data, text }: Motion) => {
  const types = ["uint8", "address", "uint256", "uint256", "bytes"];
  const order = solidityPacked(types, [0, target, 0, dataLength(data), data]);
  return [MULTISEND.encodeFunctionData("multiSend", [order]), 0, 0, text];
};

async function signedVote(baal: BaseContract, voter: HardhatEthersSigner, proposalId: number, nonce: number) {
  const verifyingContract = await baal.getAddress();
  const domain = { name: "Vote", version: "4", chainId: CHAIN_ID, verifyingContract };
  const ballot = { name: NAME, voter: voter.address, expiry: NO_DEADLINE, nonce, proposalId, support: true };
  const { v, r, s } = Signature.from(await voter.signTypedData(domain, BALLOT, ballot));
  return [voter.address, NO_DEADLINE, nonce, proposalId, true, v, r, s];
}

/** Has the summoner make a DAO, its two tokens and its Safe, and gives every founder a share. */
async function summon(chain: Chain) {
  const founders = await voters(chain);
  const [deployer] = founders;
  const template = artifactOf("contracts/Baal.sol/Baal");
  const summoner = await deploySummoner(deployer, template);
  const face = new Interface(template.abi);
  const wallets = founders.map(({ address }) => address);
  const coder = AbiCoder.defaultAbiCoder();
  const rules = [FOR_WEEKS, days(2), 0, 25, parseEther("1"), 0];
  const config = coder.encode(["uint32", "uint32", "uint256", "uint256", "uint256", "uint256"], rules);
  const actions = [
    face.encodeFunctionData("setGovernanceConfig", [config]),
    face.encodeFunctionData("mintShares", [wallets, wallets.map(() => parseEther("1"))]),
  ];
  const own = [ZeroAddress, ZeroAddress, ZeroAddress, ZeroAddress]; // Safe, forwarder and tokens: none that is there
  const params = coder.encode(["string", "string", "address", "address", "address", "address"], [NAME, "VOTE", ...own]);

  const summoning = (await summoner.getFunction("summonBaal").send(params, actions, 1)).wait();
  const { logs, gasUsed } = (await summoning) as ContractTransactionReceipt;
  const events = logs.map((log) => summoner.interface.parseLog(log));
  const { args } = events.find((event) => event?.name === "SummonBaal") as LogDescription;
  const baal = new Contract(args.baal as string, template.abi, deployer);
  return { baal, safe: new Contract(args.safe as string, [], deployer), gas: Number(gasUsed) };
}

/** The summoner, and what all DAOs share. */
async function deploySummoner(deployer: Signer, template: Artifact): Promise<BaseContract> {
  const deployed = async ({ abi, bytecode }: Artifact) => (await deploy(deployer, abi, bytecode)).contract;
  const summoner = await deployed(artifactOf("contracts/BaalSummoner.sol/BaalSummoner"));
  const parts = [
    await deployed(template),
    await deployed(artifactOf(`${SAFE}/GnosisSafe.sol/GnosisSafe`)),
    await deployed(artifactOf(`${SAFE}/handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler`)),
    await deployed(artifactOf(`${SAFE}/libraries/MultiSend.sol/MultiSend`)),
    await deployed(artifactOf(`${SAFE}/proxies/GnosisSafeProxyFactory.sol/GnosisSafeProxyFactory`)),
    await deployed(artifactOf("@gnosis.pm/zodiac/contracts/factory/ModuleProxyFactory.sol/ModuleProxyFactory")),
    await deployed(artifactOf("contracts/LootERC20.sol/Loot")),
    await deployed(artifactOf("contracts/SharesERC20.sol/Shares")),
  ];
  await gasOf(summoner, deployer, "initialize", []);
  await gasOf(summoner, deployer, "setAddrs", parts);
  return summoner;
}
