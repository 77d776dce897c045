import { createRequire } from "node:module";
import { AbiCoder, Contract, Interface, parseEther, toUtf8Bytes, ZeroAddress } from "ethers";
import type { Result, Signer } from "ethers";
import { actingAs } from "../../test/helpers/acting.ts";
import { deploy, FOR_WEEKS, gasOf, newcomer, voters } from "./chain.ts";
import type { Chain, Motion } from "./chain.ts";
import type { Figures, Peer } from "./deeds.ts";
import { readFrom } from "./packages.ts";
import type { Package } from "./packages.ts";

// Aragon OSx: a DAO whose plugin TokenVoting counts a token's votes. Its own bytecode, as npm has it.

const PACKAGE: Package = {
  name: "@aragon/osx-ethers",
  version: "1.3.1",
  integrity: "sha512-6APDAasHrIVmJ0SxUSmWCxusVe46OF3eGZGp8MVD3j4BDJjJ+FIrrjN9ePkTpPja3X8GL6PD00l1WIzW2GZQMQ==",
};

const MINTING = "(address[] receivers, uint256[] amounts)";
const TOKEN_SETTINGS = "(address addr, string name, string symbol)";
const VOTING =
  "(uint8 mode, uint32 supportThreshold, uint32 minParticipation, uint64 minDuration, uint256 minProposerVotingPower)";
const PERMISSION = "(uint8 operation, address where, address who, address condition, bytes32 permissionId)";

const DAO = new Interface([
  "function initialize(bytes metadata, address initialOwner, address trustedForwarder, string daoURI)",
  `function applyMultiTargetPermissions(${PERMISSION}[] items)`,
]);
const TOKEN = new Interface([
  `constructor(address dao, string name, string symbol, ${MINTING} mintSettings)`,
  "function mint(address to, uint256 amount)",
]);
const WRAPPED = new Interface(["constructor(address token, string name, string symbol)"]);
const SETUP = new Interface([
  "constructor(address governanceERC20Base, address governanceWrappedERC20Base)",
  `function prepareInstallation(address dao, bytes data) returns (address plugin, (address[] helpers, ${PERMISSION}[] permissions) prepared)`,
]);
const PLUGIN = new Interface([
  "function createProposal(bytes metadata, (address to, uint256 value, bytes data)[] actions, uint256 allowFailureMap, uint64 startDate, uint64 endDate, uint8 voteOption, bool tryEarlyExecution) returns (uint256 proposalId)",
  "function vote(uint256 proposalId, uint8 voteOption, bool tryEarlyExecution)",
]);
const PROXY = createRequire(import.meta.url)("@openzeppelin/contracts/build/contracts/ERC1967Proxy.json");

const VOTE_REPLACEMENT = 2; // the mode in which a vote can be changed, as with us
const [NOTHING, YES, NO] = [0, 2, 3];

export async function measureAragon(chain: Chain, motions: [Motion, Motion]): Promise<Peer> {
  const { dao, token, plugin, gas } = await foundDao(chain);
  const [first, second, third] = await voters(chain);
  const joiner = await newcomer(chain);
  const voteOf = (voter: Signer, option: number) => gasOf(plugin, voter, "vote", [0, option, false]);

  const figures: Figures = { found: gas };
  figures.propose = await gasOf(plugin, first, "createProposal", proposalOf(motions[0]));
  figures.proposeAgain = await gasOf(plugin, first, "createProposal", proposalOf(motions[1]));
  figures.firstVote = await voteOf(first, YES);
  figures.laterVote = await voteOf(second, YES);
  await voteOf(third, NO);
  figures.changedVote = await voteOf(second, NO);
  figures.join = await gasOf(token, await actingAs(chain, dao), "mint", [joiner, parseEther("1")]);
  const remark =
    "TokenVoting, changeable votes; founded in three transactions, whoever joins gets a token from the DAO";
  return { name: "Aragon OSx 1.3", remark, figures };
}

const proposalOf = ({ target, data, text }: Motion) => {
  const action = { to: target, value: 0, data };
  return [toUtf8Bytes(text), [action], 0, 0, 0, NOTHING, false];
};

/** As the factories of Aragon do it, without their registers of DAOs and plugins. */
async function foundDao(chain: Chain) {
  const founders = await voters(chain);
  const [deployer] = founders;
  const bytecodeOf = bytecodes();
  const templates = await deployTemplates(deployer, bytecodeOf);

  const initialize = DAO.encodeFunctionData("initialize", ["0x", deployer.address, ZeroAddress, ""]);
  const proxy = await deploy(deployer, PROXY.abi, PROXY.bytecode, [templates.dao, initialize]);
  const dao = new Contract(proxy.address, DAO, deployer);
  const minting = [founders.map(({ address }) => address), founders.map(() => parseEther("1"))];
  const voting = [VOTE_REPLACEMENT, 500_000, 250_000, FOR_WEEKS, parseEther("1")];
  const token = [ZeroAddress, "Votes", "VOTE"];
  const terms = AbiCoder.defaultAbiCoder().encode([VOTING, TOKEN_SETTINGS, MINTING], [voting, token, minting]);
  const prepare = [proxy.address, terms];
  const [plugin, prepared] = await templates.setup.getFunction("prepareInstallation").staticCall(...prepare);
  const installing = await gasOf(templates.setup, deployer, "prepareInstallation", prepare);
  const permissions = prepared.permissions.map((permission: Result) => permission.toArray());
  const granting = await gasOf(dao, deployer, "applyMultiTargetPermissions", [permissions]);
  return {
    dao,
    plugin: new Contract(plugin, PLUGIN, deployer),
    token: new Contract(prepared.helpers[0], TOKEN, deployer),
    gas: proxy.gas + installing + granting,
  };
}

/** What all DAOs share. */
async function deployTemplates(deployer: Signer, bytecodeOf: (name: string) => string) {
  const dao = await deploy(deployer, DAO, bytecodeOf("DAO"));
  const token = await deploy(deployer, TOKEN, bytecodeOf("GovernanceERC20"), [ZeroAddress, "", "", [[], []]]);
  const wrapped = await deploy(deployer, WRAPPED, bytecodeOf("GovernanceWrappedERC20"), [ZeroAddress, "", ""]);
  const setup = await deploy(deployer, SETUP, bytecodeOf("TokenVotingSetup"), [token.address, wrapped.address]);
  return { dao: dao.address, setup: setup.contract };
}

/** The package is one file of generated code, in which a contract's bytecode is found by its name. */
function bytecodes(): (name: string) => string {
  const bundle = readFrom(PACKAGE, "dist/bundle-cjs.js");
  const find = (pattern: string): string => {
    const [, found] = new RegExp(pattern).exec(bundle) ?? [];
    if (found === undefined) throw new Error(`${PACKAGE.name} ${PACKAGE.version} has nothing like ${pattern}.`);
    return found;
  };
  return (name) => {
    const variable = find(`\\n${name}__factory\\.bytecode = ([\\w$]+);`);
    return find(`\\nconst ${variable.replace("$", "\\$")} =\\s+"(0x[0-9a-f]+)";`);
  };
}
