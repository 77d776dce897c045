import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { createWalletClient, defineChain, encodeAbiParameters, encodeFunctionData, http, numberToHex } from "viem";
import { parseAbi } from "viem";
import type { Address, Hex, TypedDataDefinition } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import {
  getCode,
  getTransaction,
  getTransactionReceipt,
  sendTransaction,
  waitForTransactionReceipt,
} from "viem/actions";
import { deployContract, signAuthorization } from "viem/actions";

/** Plain JavaScript, because it runs in the page as it stands. */
const ANNOUNCEMENT = fileURLToPath(new URL("../../web/testing/announceWallet.js", import.meta.url));
const BATCH_ACCOUNT = new URL("../../artifacts/contracts/mocks/BatchAccount.sol/BatchAccount.json", import.meta.url);

const LOCAL_CHAIN = 31337;

/** Of ERC-7821: all calls or none, without further data. */
const ALL_OR_NONE = `0x01${"00".repeat(31)}` as const;

const executeAbi = parseAbi(["function execute(bytes32 mode, bytes executionData) payable"]);
const walletAbi = parseAbi(["function call(address target, bytes data) payable returns (bytes)"]);

interface Request {
  method: string;
  params?: unknown[];
}

interface SentTransaction {
  to: Hex;
  data?: Hex;
  value?: Hex;
}

/** Something that the wallet shows its owner, and waits for. */
export interface Prompt {
  method: string;
  params: unknown[];
  approve: () => void;
  reject: () => void;
}

class WalletError extends Error {
  readonly code: number; // of EIP-1193

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * A browser wallet as EIP-6963 describes it. The page only sees a provider; the keys stay here, outside of the browser,
 * and so does the decision whether to sign.
 */
export class TestWallet {
  readonly name = "Test wallet";
  readonly rpcUrl: string;
  readonly prompts: string[] = []; // what the wallet would have asked its owner, by method
  readonly signed: TypedDataDefinition[] = [];
  readonly knownChains = new Set([LOCAL_CHAIN, 1]);
  account;
  policy: "approve" | "reject" | "ask" = "approve"; // "ask": every prompt waits in `nextPrompt`
  addsChains = true; // whether it takes over a chain that a page tells it of
  /** EIP-5792: whether it does several calls as one; "ready": once its owner lets it change the account for that. */
  atomic: "unsupported" | "ready" | "supported" = "unsupported";
  chainId = LOCAL_CHAIN; // the chain that the wallet is on
  isConnected = false;
  countsFromZero = false; // ends signatures by 0 or 1, as some wallets do, where contracts want 27 or 28
  contract?: Address; // a ContractWallet of the account, for which the wallet speaks instead

  readonly #pages = new Set<Page>();
  readonly #waiting: Prompt[] = [];
  #onPrompt: (() => void) | undefined;
  #batchAccount: Promise<Address> | undefined;
  readonly #calls = new Map<string, Hex>(); // transactions, by the names that the page knows their calls by

  constructor(key: Hex, rpcUrl: string) {
    this.account = privateKeyToAccount(key);
    this.rpcUrl = rpcUrl;
  }

  get approves(): boolean {
    return this.policy === "approve";
  }
  set approves(isWilling: boolean) {
    this.policy = isWilling ? "approve" : "reject";
  }

  /** Announces the wallet on every page of the context. */
  async install(context: BrowserContext): Promise<void> {
    await context.exposeBinding("askTestWallet", async ({ page }, request: Request) => {
      this.#pages.add(page);
      try {
        return { result: await this.#answer(request) };
      } catch (error) {
        const { code, message } = error as WalletError;
        return { error: { code: code ?? -32603, message } };
      }
    });
    await context.addInitScript({ path: ANNOUNCEMENT });
  }

  /** What the wallet shows its owner next, under the policy "ask". */
  async nextPrompt(): Promise<Prompt> {
    for (;;) {
      const prompt = this.#waiting.shift();
      if (prompt !== undefined) return prompt;
      await new Promise<void>((resolve) => (this.#onPrompt = resolve));
    }
  }

  /** The owner chooses another account in the wallet. */
  async switchAccount(key: Hex): Promise<void> {
    this.account = privateKeyToAccount(key);
    await this.#tell("accountsChanged", [this.#address]);
  }

  /** The owner chooses another chain in the wallet. */
  async switchChain(chainId: number): Promise<void> {
    this.chainId = chainId;
    await this.#tell("chainChanged", numberToHex(chainId));
  }

  /** The owner cuts the page off in the wallet. */
  async forgetPage(): Promise<void> {
    this.isConnected = false;
    await this.#tell("accountsChanged", []);
  }

  /** Sends the same again with a higher fee. The chain must not have recorded it yet. */
  async speedUp(hash: Hex): Promise<Hex> {
    const { to, input, value } = await getTransaction(this.#client(), { hash });
    return this.replace(hash, { to: to as Hex, data: input, value: numberToHex(value) });
  }

  /** Sends nothing to oneself instead. */
  cancel(hash: Hex): Promise<Hex> {
    return this.replace(hash, { to: this.account.address });
  }

  /** Sends something else in the place of a transaction that the chain has not recorded yet. */
  async replace(hash: Hex, { to, data, value = "0x0" }: SentTransaction): Promise<Hex> {
    const client = this.#client();
    const { nonce, maxFeePerGas = 0n, maxPriorityFeePerGas = 0n } = await getTransaction(client, { hash });
    const fees = { maxFeePerGas: maxFeePerGas * 2n, maxPriorityFeePerGas: maxPriorityFeePerGas * 2n };
    return sendTransaction(client, { to, data, value: BigInt(value), nonce, gas: 2_000_000n, ...fees });
  }

  get #address(): Address {
    return this.contract ?? this.account.address;
  }

  async #tell(event: string, value: unknown): Promise<void> {
    const script = `window.tellTestWallet(${JSON.stringify(event)}, ${JSON.stringify(value)})`;
    for (const page of this.#pages) await page.evaluate(script).catch(() => {}); // it may be closed
  }

  async #answer({ method, params = [] }: Request): Promise<unknown> {
    switch (method) {
      case "eth_chainId":
        return numberToHex(this.chainId);
      case "eth_accounts":
        return this.isConnected ? [this.#address] : [];
      case "eth_requestAccounts":
        if (!this.isConnected) await this.#ask(method, params);
        this.isConnected = true;
        return [this.#address];
      case "wallet_requestPermissions":
        await this.#ask(method, params);
        this.isConnected = true;
        return [
          {
            parentCapability: "eth_accounts",
            caveats: [{ type: "restrictReturnedAccounts", value: [this.#address] }],
          },
        ];
      case "wallet_revokePermissions":
        this.isConnected = false;
        return null;
      case "wallet_switchEthereumChain":
        return this.#switchFor(params[0] as { chainId: Hex });
      case "wallet_addEthereumChain":
        await this.#ask(method, params);
        if (!this.addsChains) throw new WalletError(-32602, "Expected an HTTPS address of a node.");
        return this.#add(params[0] as { chainId: Hex });
      case "eth_sendTransaction":
        this.#mustBeConnected();
        await this.#ask(method, params);
        return this.#send(params[0] as SentTransaction);
      case "eth_signTypedData_v4":
        this.#mustBeConnected();
        await this.#ask(method, params);
        return this.#sign(params as [Hex, string]);
      case "wallet_getCapabilities":
        if (this.atomic === "unsupported") throw new WalletError(4200, "Not supported.");
        return { [numberToHex(this.chainId)]: { atomic: { status: this.atomic } } };
      case "wallet_sendCalls":
        this.#mustBeConnected();
        await this.#ask(method, params);
        return { id: await this.#sendCalls((params[0] as { calls: SentTransaction[] }).calls) };
      case "wallet_getCallsStatus":
        return this.#statusOf(params[0] as string);
      default:
        return this.#forward(method, params);
    }
  }

  #mustBeConnected(): void {
    if (!this.isConnected) throw new WalletError(4100, "The page is not connected.");
  }

  async #ask(method: string, params: unknown[]): Promise<void> {
    this.prompts.push(method);
    const isWilling = this.policy === "ask" ? await this.#decided(method, params) : this.policy === "approve";
    if (!isWilling) throw new WalletError(4001, "User rejected the request.");
  }

  #decided(method: string, params: unknown[]): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.push({ method, params, approve: () => resolve(true), reject: () => resolve(false) });
      this.#onPrompt?.();
    });
  }

  async #switchFor({ chainId }: { chainId: Hex }): Promise<null> {
    if (!this.knownChains.has(Number(chainId))) throw new WalletError(4902, "Unrecognized chain.");
    await this.#ask("wallet_switchEthereumChain", [{ chainId }]);
    await this.switchChain(Number(chainId));
    return null;
  }

  async #add({ chainId }: { chainId: Hex }): Promise<null> {
    this.knownChains.add(Number(chainId));
    await this.switchChain(Number(chainId));
    return null;
  }

  #client() {
    const rpcUrls = { default: { http: [this.rpcUrl] } };
    const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
    const chain = defineChain({ id: this.chainId, name: "Test chain", nativeCurrency, rpcUrls });
    return createWalletClient({ account: this.account, chain, transport: http(this.rpcUrl), pollingInterval: 100 });
  }

  async #send({ to, data = "0x", value = "0x0" }: SentTransaction): Promise<Hex> {
    if (this.contract === undefined) return sendTransaction(this.#client(), { to, data, value: BigInt(value) });
    const call = encodeFunctionData({ abi: walletAbi, functionName: "call", args: [to, data] });
    return sendTransaction(this.#client(), { to: this.contract, data: call, value: BigInt(value) });
  }

  /**
   * Makes the account able to do several calls as one (EIP-7702), if it is not yet, and has it do them: in one
   * transaction, all or none.
   */
  async #sendCalls(calls: readonly SentTransaction[]): Promise<string> {
    if (this.atomic === "unsupported") throw new WalletError(4200, "Not supported.");
    const client = this.#client();
    const delegate = await (this.#batchAccount ??= this.#deployBatchAccount());
    const isAble = (await getCode(client, { address: this.account.address })) !== undefined;
    const authorizationList = isAble
      ? undefined
      : [await signAuthorization(client, { account: this.account, contractAddress: delegate, executor: "self" })];
    const batch = calls.map(({ to, data = "0x", value = "0x0" }) => ({ to, value: BigInt(value), data }));
    const call = { name: "calls", type: "tuple[]", components: CALL } as const;
    const args = [ALL_OR_NONE, encodeAbiParameters([call], [batch])] as const;
    const data = encodeFunctionData({ abi: executeAbi, functionName: "execute", args });
    const hash = await sendTransaction(client, { to: this.account.address, data, authorizationList } as never);
    this.atomic = "supported";
    const id = `calls-${this.#calls.size + 1}`;
    this.#calls.set(id, hash);
    return id;
  }

  async #deployBatchAccount(): Promise<Address> {
    const { abi, bytecode } = JSON.parse(await readFile(BATCH_ACCOUNT, "utf8")) as { abi: []; bytecode: Hex };
    const client = this.#client();
    const hash = await deployContract(client, { abi, bytecode });
    const { contractAddress } = await waitForTransactionReceipt(client, { hash });
    return contractAddress as Address;
  }

  async #statusOf(id: string): Promise<unknown> {
    const hash = this.#calls.get(id);
    if (hash === undefined) throw new WalletError(5730, "Unknown bundle id.");
    const receipt = await getTransactionReceipt(this.#client(), { hash }).catch(() => undefined);
    const all = { version: "2.0.0", id, chainId: numberToHex(this.chainId), atomic: true };
    if (receipt === undefined) return { ...all, status: 100 };
    const { blockHash, blockNumber, gasUsed, transactionHash, status } = receipt;
    const told = { logs: [], status: status === "success" ? "0x1" : "0x0", blockHash, transactionHash };
    const receipts = [{ ...told, blockNumber: numberToHex(blockNumber), gasUsed: numberToHex(gasUsed) }];
    return { ...all, status: status === "success" ? 200 : 500, receipts };
  }

  /** Like the wallets that people have, it signs only for the account and the chain that it is on. */
  async #sign([signer, json]: [Hex, string]): Promise<Hex> {
    const typed = JSON.parse(json) as TypedDataDefinition;
    const isOurs = signer.toLowerCase() === this.#address.toLowerCase();
    if (!isOurs || Number(typed.domain?.chainId) !== this.chainId) throw new WalletError(-32602, "Not mine.");
    this.signed.push(typed);
    const signature = await this.account.signTypedData(typed);
    return this.countsFromZero
      ? `${signature.slice(0, -2) as Hex}${signature.endsWith("1b") ? "00" : "01"}`
      : signature;
  }

  async #forward(method: string, params: unknown[]): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const response = await fetch(this.rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    const { result, error } = (await response.json()) as {
      result?: unknown;
      error?: { code: number; message: string };
    };
    if (error !== undefined) throw new WalletError(error.code, error.message);
    return result;
  }
}

/** A call, as ERC-7821 encodes it. */
const CALL = [
  { name: "to", type: "address" },
  { name: "value", type: "uint256" },
  { name: "data", type: "bytes" },
] as const;
