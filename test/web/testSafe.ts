import { readFile } from "node:fs/promises";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import {
  createWalletClient,
  encodeFunctionData,
  getAddress,
  hashTypedData,
  http,
  keccak256,
  parseAbi,
  toHex,
} from "viem";
import type { Address, Hex, TypedDataDefinition } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { sendTransaction } from "viem/actions";
import { hardhat } from "viem/chains";

const HOST_PAGE = new URL("../../web/testing/safeHost.html", import.meta.url);
const HOST = "https://app.safe.global/test/"; // nothing is loaded from there: the browser is given the page below

const walletAbi = parseAbi(["function call(address target, bytes data) payable returns (bytes)"]);

interface Queued {
  txs: readonly { to: Address; data: Hex; value: string }[];
  status: "AWAITING_CONFIRMATIONS" | "SUCCESS" | "CANCELLED";
  hash?: Hex;
}

/**
 * An account of several people, and the page in whose frame they use apps. What an app asks for is only put in a queue:
 * it is done when the others have signed, which is up to the test. The account itself is a ContractWallet.
 */
export class TestSafe {
  readonly address: Address;
  readonly queue: Queued[] = [];
  readonly #owner;
  readonly #rpcUrl: string;
  readonly #messages = new Map<string, TypedDataDefinition>(); // by their hashes
  readonly #signatures = new Map<string, Hex>();

  constructor(address: Address, ownerKey: Hex, rpcUrl: string) {
    this.address = getAddress(address);
    this.#owner = privateKeyToAccount(ownerKey);
    this.#rpcUrl = rpcUrl;
  }

  /** Opens an app in the frame of the Safe. */
  async open(context: BrowserContext, app: string): Promise<{ page: Page; frame: FrameLocator }> {
    const body = await readFile(HOST_PAGE, "utf8");
    await context.route(`${HOST}**`, (route) => route.fulfill({ contentType: "text/html", body }));
    await context.exposeBinding("askTestSafe", async (_, { method, params }: { method: string; params: never }) => {
      try {
        return { success: true, data: await this.#answer(method, params) };
      } catch (error) {
        return { success: false, error: String(error) };
      }
    });
    await context.grantPermissions(["local-network-access"]); // which the frame needs to reach this machine
    const page = await context.newPage();
    await page.goto(`${HOST}?app=${encodeURIComponent(app)}`);
    return { page, frame: page.frameLocator("iframe") };
  }

  /** The other owners sign, and all that waits is done. */
  async signAll(): Promise<void> {
    const client = createWalletClient({ account: this.#owner, chain: hardhat, transport: http(this.#rpcUrl) });
    for (const queued of this.queue.filter(({ status }) => status === "AWAITING_CONFIRMATIONS")) {
      for (const { to, data, value } of queued.txs) {
        const call = encodeFunctionData({ abi: walletAbi, functionName: "call", args: [to, data] });
        queued.hash = await sendTransaction(client, { to: this.address, data: call, value: BigInt(value) });
      }
      queued.status = "SUCCESS";
    }
    for (const [hash, message] of this.#messages) {
      this.#signatures.set(hash, await this.#owner.signTypedData(message));
    }
  }

  /** The owners take out of the queue what waits. */
  cancelAll(): void {
    for (const queued of this.queue) if (queued.hash === undefined) queued.status = "CANCELLED";
  }

  async #answer(method: string, params: never): Promise<unknown> {
    switch (method) {
      case "getSafeInfo":
        return { safeAddress: this.address, chainId: hardhat.id, threshold: 2, owners: [], isReadOnly: false };
      case "sendTransactions":
        this.queue.push({ ...(params as Pick<Queued, "txs">), status: "AWAITING_CONFIRMATIONS" });
        return { safeTxHash: nameOf(this.queue.length - 1) };
      case "getTxBySafeTxHash":
        return this.#describe((params as { safeTxHash: Hex }).safeTxHash);
      case "signTypedMessage": {
        const { typedData } = params as { typedData: TypedDataDefinition };
        const messageHash = hashTypedData(typedData);
        this.#messages.set(messageHash, typedData);
        return { messageHash };
      }
      case "getOffChainSignature":
        return this.#signatures.get(params as string) ?? "";
      case "rpcCall":
        return this.#forward(params as { call: string; params: unknown[] });
      default:
        throw new Error(`A test Safe knows no ${method}.`);
    }
  }

  #describe(name: Hex): unknown {
    const queued = this.queue.find((_, i) => nameOf(i) === name);
    if (queued === undefined) throw new Error("Not found.");
    return { txStatus: queued.status, txHash: queued.hash };
  }

  async #forward({ call, params }: { call: string; params: unknown[] }): Promise<unknown> {
    if (call === "safe_setSettings") return params[0];
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: call, params });
    const response = await fetch(this.#rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return ((await response.json()) as { result: unknown }).result;
  }
}

/** What a Safe calls something in its queue. It looks like the hash of a transaction, and is none. */
const nameOf = (place: number): Hex => keccak256(toHex(`queued ${place}`));
