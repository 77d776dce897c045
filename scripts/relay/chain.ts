import { FetchRequest, isError, JsonRpcProvider, JsonRpcSigner, Transaction, Wallet } from "ethers";
import type { TransactionReceipt, TransactionRequest, TypedDataDomain } from "ethers";
import type { Assembly, Members } from "../../types/ethers-contracts/index.js";
import { Assembly__factory } from "../../types/ethers-contracts/factories/Assembly__factory.ts";
import { Members__factory } from "../../types/ethers-contracts/factories/Members__factory.ts";
import { signedSequence } from "./ballot.ts";
import type { Ballot } from "./ballot.ts";
import type { Code } from "./refusal.ts";

/** Where the chain is, for who asks it. */
export interface Moment {
  block: number;
  time: bigint; // seconds
}

/** A transaction that is ready to leave. Its hash is not known before where the node signs. */
export interface Prepared {
  hash: string | null;
  send(): Promise<string>;
}

/** What a receipt says of one ballot. */
export type Verdict = "counted" | Code;

const LOCAL_CHAIN = 31337n;
const REQUEST_TIMEOUT = 20_000; // milliseconds
const ACTIVE = 1n; // ProposalState of OpenZeppelin's Governor
const MAX_SEQUENCE = 24n; // of contracts/lib/Ballots.sol
const MAX_GAS = 14_000_000n; // of a transaction; a chain lets 16,777,216 pass
const REORG = 64; // blocks that a log may lie before the head at which its ballot was accepted
const RAISE = 125n; // percent of the fee that was not enough

/** The values of `Skip` in contracts/Assembly.sol. */
const SKIPS: Code[] = [
  "internal",
  "expired",
  "unknown-choice",
  "reason-missing",
  "not-eligible",
  "too-many-casts",
  "stale-sequence", // it was good when it was accepted
  "internal",
];

/** Whether the chain has answered, and the answer was no. */
export const isRevert = (error: unknown): boolean => isError(error, "CALL_EXCEPTION");

/** Everything the relayer asks of the chain, and how it writes to it. */
export class Chain {
  readonly chainId: bigint;
  readonly address: string; // of the relayer
  readonly assemblyAddress: string;
  readonly confirmations: number; // of a receipt that is believed
  readonly #provider: JsonRpcProvider;
  readonly #signer: Wallet | JsonRpcSigner;
  readonly #assembly: Assembly;
  readonly #members: Members;
  readonly #tag: "pending" | "latest"; // a local chain makes no block, and so no time passes, before somebody writes

  private constructor(
    provider: JsonRpcProvider,
    signer: Wallet | JsonRpcSigner,
    chainId: bigint,
    contracts: { assembly: Assembly; members: Members; assemblyAddress: string },
  ) {
    const isLocal = chainId === LOCAL_CHAIN;
    this.chainId = chainId;
    this.address = signer.address;
    this.assemblyAddress = contracts.assemblyAddress;
    this.confirmations = isLocal ? 1 : 3;
    this.#provider = provider;
    this.#signer = signer;
    this.#assembly = contracts.assembly;
    this.#members = contracts.members;
    this.#tag = isLocal ? "pending" : "latest";
  }

  /** Connects to an assembly, with a key of the relayer's own, or without one to a local node that has accounts. */
  static async connect(rpc: string, assemblyAddress: string, key: string | undefined): Promise<Chain> {
    const request = new FetchRequest(rpc);
    request.timeout = REQUEST_TIMEOUT;
    const provider = new JsonRpcProvider(request, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const { chainId } = await provider.getNetwork();
    if (key === undefined && chainId !== LOCAL_CHAIN) {
      throw new Error(`On chain ${chainId} the relayer needs a key of its own, in the environment variable.`);
    }
    const signer = key === undefined ? await provider.getSigner() : new Wallet(key, provider);
    const assembly = Assembly__factory.connect(assemblyAddress, provider);
    const members = Members__factory.connect(await assembly.members(), provider);
    return new Chain(provider, signer, chainId, { assembly, members, assemblyAddress });
  }

  close(): void {
    this.#provider.destroy();
  }

  /* BALLOTS */

  async now(): Promise<Moment> {
    const [block, { timestamp }] = await Promise.all([
      this.#provider.getBlockNumber(),
      this.#provider.send("eth_getBlockByNumber", [this.#tag, false]) as Promise<{ timestamp: string }>,
    ]);
    return { block, time: BigInt(timestamp) };
  }

  /** Number of a member; 0 for who never was one. */
  async memberNumber(voter: string): Promise<number> {
    return Number(await this.#members.numberOf(voter));
  }

  /** When the vote on a proposal closes, in seconds; undefined if there is none. */
  async closeOf(proposalId: bigint): Promise<bigint | undefined> {
    const isOpen = (await this.#stateOf(proposalId)) === ACTIVE;
    return isOpen ? this.#assembly.proposalDeadline(proposalId, { blockTag: this.#tag }) : undefined;
  }

  /** How many of these ballots would be counted if they were sent now; 0 where the vote is not open. */
  async countable(proposalId: bigint, ballots: Ballot[]): Promise<number> {
    try {
      const overrides = { from: this.address, blockTag: this.#tag };
      return Number(await this.#assembly.castVotesBySig.staticCall(proposalId, ballots, overrides));
    } catch (error) {
      if (isRevert(error)) return 0;
      throw error;
    }
  }

  /** Why a ballot that would not be counted is not. The order is that of what the voter can do about it. */
  async objection(ballot: Ballot, { time }: Moment): Promise<Code> {
    const state = await this.#stateOf(ballot.proposalId);
    if (state === undefined) return "unknown-proposal";
    if (state !== ACTIVE) return "not-active";
    if (ballot.deadline < time) return "expired";
    const [, sequence] = await this.#assembly.ballotOf(ballot.proposalId, ballot.voter, { blockTag: this.#tag });
    if (await this.#isSigned(ballot)) return sequence >= MAX_SEQUENCE ? "too-many-casts" : "not-eligible";
    const signed = signedSequence(this.#domain(), ballot);
    if (signed === undefined) return "invalid-signature";
    return signed < sequence ? "stale-sequence" : "early-sequence";
  }

  /** The transaction that has counted exactly this ballot, whoever sent it. `since` is when it was accepted. */
  async findCast(ballot: Ballot, since: number): Promise<string | undefined> {
    const from = Math.max(0, since - REORG);
    const casts = await this.#assembly.queryFilter(this.#assembly.filters.VoteCast(ballot.voter), from);
    for (const { args, transactionHash } of casts) {
      const isAlike = args.proposalId === ballot.proposalId && Number(args.support) === ballot.support;
      if (!isAlike || args.reason !== ballot.reason) continue;
      const transaction = await this.#provider.getTransaction(transactionHash);
      if (transaction?.data.includes(ballot.signature.slice(2))) return transactionHash;
    }
    return undefined;
  }

  /* SENDING */

  /** Gas of a batch; undefined if it is more than fits into a transaction. */
  async gasOf(proposalId: bigint, ballots: Ballot[]): Promise<bigint | undefined> {
    try {
      const gas = await this.#assembly.castVotesBySig.estimateGas(proposalId, ballots, { from: this.address });
      return gas > MAX_GAS ? undefined : (gas * 11n) / 10n;
    } catch (error) {
      if (isRevert(error)) return undefined;
      throw error;
    }
  }

  async prepare(proposalId: bigint, ballots: Ballot[], gasLimit: bigint): Promise<Prepared> {
    const data = this.#assembly.interface.encodeFunctionData("castVotesBySig", [proposalId, ballots]);
    const request = { to: this.assemblyAddress, data, gasLimit };
    const signer = this.#signer;
    if (signer instanceof JsonRpcSigner) return { hash: null, send: () => signer.sendUncheckedTransaction(request) };
    return this.#sign(signer, await signer.populateTransaction(request));
  }

  /** The same transaction with a higher fee; undefined if it is no longer waiting, or the node signs. */
  async prepareDearer(hash: string): Promise<Prepared | undefined> {
    const signer = this.#signer;
    const waiting = await this.#provider.getTransaction(hash);
    if (waiting === null || waiting.blockNumber !== null || signer instanceof JsonRpcSigner) return undefined;
    const { to, data, gasLimit, nonce } = waiting;
    const { maxFeePerGas, maxPriorityFeePerGas, gasPrice } = waiting;
    const fees =
      maxFeePerGas === null || maxPriorityFeePerGas === null
        ? { gasPrice: raised(gasPrice) }
        : { maxFeePerGas: raised(maxFeePerGas), maxPriorityFeePerGas: raised(maxPriorityFeePerGas) };
    return this.#sign(signer, await signer.populateTransaction({ to, data, gasLimit, nonce, ...fees }));
  }

  /* FOLLOWING */

  /** The receipt of a transaction, once it is confirmed; otherwise whether the node still knows of it. */
  async follow(hash: string): Promise<TransactionReceipt | "waiting" | "unknown"> {
    const receipt = await this.#provider.getTransactionReceipt(hash);
    if (receipt === null) return (await this.#provider.getTransaction(hash)) === null ? "unknown" : "waiting";
    return (await receipt.confirmations()) >= this.confirmations ? receipt : "waiting";
  }

  /** What the events of a batch say of every voter. */
  verdicts(receipt: TransactionReceipt): Map<string, Verdict> {
    const verdicts = new Map<string, Verdict>();
    for (const log of receipt.logs) {
      if (log.address !== this.assemblyAddress) continue;
      const event = this.#assembly.interface.parseLog(log);
      if (event?.name === "VoteCast") verdicts.set(event.args.voter, "counted");
      if (event?.name === "BallotSkipped") verdicts.set(event.args.voter, SKIPS[Number(event.args.why)] ?? "internal");
    }
    return verdicts;
  }

  /** What the relayer has, and what a unit of gas costs now, in wei. */
  async funds(): Promise<{ balance: bigint; gasPrice: bigint }> {
    const [balance, fees] = await Promise.all([this.#provider.getBalance(this.address), this.#provider.getFeeData()]);
    return { balance, gasPrice: fees.gasPrice ?? fees.maxFeePerGas ?? 0n };
  }

  /* INTERNAL */

  #domain(): TypedDataDomain {
    return { name: "Rochdale Assembly", version: "1", chainId: this.chainId, verifyingContract: this.assemblyAddress };
  }

  async #stateOf(proposalId: bigint): Promise<bigint | undefined> {
    try {
      return await this.#assembly.state(proposalId, { blockTag: this.#tag });
    } catch (error) {
      if (isRevert(error)) return undefined;
      throw error;
    }
  }

  async #isSigned(ballot: Ballot): Promise<boolean> {
    try {
      return await this.#assembly.isBallotSigned(ballot.proposalId, ballot, { blockTag: this.#tag });
    } catch (error) {
      if (isRevert(error)) return false;
      throw error;
    }
  }

  async #sign(signer: Wallet, request: TransactionRequest): Promise<Prepared> {
    const raw = await signer.signTransaction(request);
    const { hash } = Transaction.from(raw);
    return { hash, send: async () => (await this.#provider.broadcastTransaction(raw)).hash };
  }
}

const raised = (fee: bigint): bigint => (fee * RAISE) / 100n + 1n;
