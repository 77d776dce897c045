import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import { createWalletClient, defineChain, http, numberToHex } from "viem";
import type { Hex, TypedDataDefinition } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/** Plain JavaScript, because it runs in the page as it stands. */
const ANNOUNCEMENT = fileURLToPath(new URL("../../web/testing/announceWallet.js", import.meta.url));

const LOCAL_CHAIN = 31337;

interface Request {
  method: string;
  params?: unknown[];
}

interface SentTransaction {
  to: Hex;
  data?: Hex;
  value?: Hex;
}

class WalletError extends Error {
  readonly code: number; // of EIP-1193

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * A browser wallet as EIP-6963 describes it. The page only sees a provider; the key stays here, outside of the browser,
 * and so does the decision whether to sign.
 */
export class TestWallet {
  readonly name = "Test wallet";
  readonly account;
  readonly rpcUrl: string;
  readonly prompts: string[] = []; // what the wallet would have asked its owner, by method
  readonly signed: TypedDataDefinition[] = [];
  approves = true;
  chainId = LOCAL_CHAIN; // the chain that the wallet is on
  isConnected = false;

  constructor(key: Hex, rpcUrl: string) {
    this.account = privateKeyToAccount(key);
    this.rpcUrl = rpcUrl;
  }

  /** Announces the wallet on every page of the context. */
  async install(context: BrowserContext): Promise<void> {
    await context.exposeBinding("askTestWallet", async (_, request: Request) => {
      try {
        return { result: await this.#answer(request) };
      } catch (error) {
        const { code, message } = error as WalletError;
        return { error: { code: code ?? -32603, message } };
      }
    });
    await context.addInitScript({ path: ANNOUNCEMENT });
  }

  async #answer({ method, params = [] }: Request): Promise<unknown> {
    switch (method) {
      case "eth_chainId":
        return numberToHex(this.chainId);
      case "eth_accounts":
        return this.isConnected ? [this.account.address] : [];
      case "eth_requestAccounts":
        if (!this.isConnected) this.#ask(method);
        this.isConnected = true;
        return [this.account.address];
      case "wallet_requestPermissions":
        this.#ask(method);
        this.isConnected = true;
        return [
          {
            parentCapability: "eth_accounts",
            caveats: [{ type: "restrictReturnedAccounts", value: [this.account.address] }],
          },
        ];
      case "wallet_revokePermissions":
        this.isConnected = false;
        return null;
      case "wallet_switchEthereumChain":
        this.#ask(method);
        this.chainId = Number((params[0] as { chainId: Hex }).chainId);
        return null;
      case "eth_sendTransaction":
        this.#ask(method);
        return this.#send(params[0] as SentTransaction);
      case "eth_signTypedData_v4":
        this.#ask(method);
        return this.#sign(params as [Hex, string]);
      default:
        return this.#forward(method, params);
    }
  }

  #ask(method: string): void {
    this.prompts.push(method);
    if (!this.approves) throw new WalletError(4001, "User rejected the request.");
  }

  async #send({ to, data, value }: SentTransaction): Promise<Hex> {
    const rpcUrls = { default: { http: [this.rpcUrl] } };
    const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
    const chain = defineChain({ id: this.chainId, name: "Test chain", nativeCurrency, rpcUrls });
    const client = createWalletClient({ account: this.account, chain, transport: http(this.rpcUrl) });
    return client.sendTransaction({ to, data, value: BigInt(value ?? numberToHex(0)) });
  }

  /** Like the wallets that people have, it signs only for the account and the chain that it is on. */
  #sign([signer, json]: [Hex, string]): Promise<Hex> {
    const typed = JSON.parse(json) as TypedDataDefinition;
    const isOurs = signer.toLowerCase() === this.account.address.toLowerCase();
    if (!isOurs || Number(typed.domain?.chainId) !== this.chainId) throw new WalletError(-32602, "Not mine.");
    this.signed.push(typed);
    return this.account.signTypedData(typed);
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
