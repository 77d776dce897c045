import { expect } from "chai";
import { network } from "hardhat";
import { createClient, custom, encodeFunctionData, parseAbi } from "viem";
import type { Address, Client, Hex, TypedDataDefinition } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { deadlineAfter, readPermitDomain, signPermit } from "../../web/src/treasury/permits.ts";
import type { Permit } from "../../web/src/treasury/permits.ts";

const AMOUNT = 5n * 10n ** 18n;
const permitAbi = parseAbi([
  "function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)",
]);

/** What permits are asked by, and the first bytes of a call of each. */
const READS = { eip712Domain: "0x84b0196e", DOMAIN_SEPARATOR: "0x3644e515", PERMIT_TYPEHASH: "0x30adf81f" } as const;

describe("Permits of the web app", function () {
  this.timeout(60_000);

  const owner = privateKeyToAccount(generatePrivateKey());
  const spender: Address = "0x00000000000000000000000000000000000000aa";
  let connection: Awaited<ReturnType<typeof network.create>>;
  let token: Awaited<ReturnType<typeof deploy>>;
  let address: Address;

  const deploy = () => connection.ethers.deployContract("PermitToken", ["Signed euro", "SEUR", 18]);

  /** A node that answers some reads of the token in its own way; undefined: the token lacks the function. */
  function clientWith(answers: Partial<Record<keyof typeof READS, Hex | undefined>> = {}): Client {
    const request = async ({ method, params }: { method: string; params?: unknown[] }): Promise<unknown> => {
      const { data } = (method === "eth_call" ? params?.[0] : {}) as { data?: Hex };
      for (const [name, answer] of Object.entries(answers)) {
        if (data === READS[name as keyof typeof READS]) return answer ?? "0x";
      }
      return connection.provider.request({ method, params });
    };
    return createClient({ chain: hardhat, transport: custom({ request }, { retryCount: 0 }) });
  }

  const domainOf = (client = clientWith(), of = address, by: Address = owner.address) =>
    readPermitDomain(client, hardhat.id, of, by);

  async function permit(value = AMOUNT): Promise<Permit> {
    const domain = await domainOf();
    if (domain === undefined) throw new Error("The token takes no permits.");
    return { domain, owner: owner.address, spender, value };
  }

  const signTyped = (data: TypedDataDefinition) => owner.signTypedData(data);

  before(async () => {
    connection = await network.create();
    token = await deploy();
    address = (await token.getAddress()) as Address;
  });

  it("are accepted by the token, for exactly the amount", async function () {
    for (const value of [AMOUNT, AMOUNT + 1n]) {
      const signed = await signPermit(clientWith(), await permit(value), deadlineAfter(0), signTyped);
      if (signed === undefined) throw new Error("It was not signed.");
      const { deadline, v, r, s } = signed;
      const args = [owner.address, spender, value, deadline, v, r, s] as const;
      const data = encodeFunctionData({ abi: permitAbi, functionName: "permit", args });
      const [sender] = await connection.ethers.getSigners();
      await (await sender?.sendTransaction({ to: address, data }))?.wait();
      expect(await token.allowance(owner.address, spender)).to.equal(value);
    }
    expect(await token.nonces(owner.address)).to.equal(2n);
  });

  it("are good for an hour by whichever clock is ahead", function () {
    const now = Math.floor(Date.now() / 1_000);
    expect(Number(deadlineAfter(now + 500_000))).to.equal(now + 503_600);
    expect(Number(deadlineAfter(0))).to.be.within(now + 3_600, now + 3_602);
  });

  it("are signed where the token says only its name", async function () {
    const client = clientWith({ eip712Domain: undefined });
    expect(await domainOf(client)).to.deep.equal({
      name: "Signed euro",
      version: "1",
      chainId: hardhat.id,
      verifyingContract: address,
    });
  });

  it("are not signed where the token takes none", async function () {
    const plain = await connection.ethers.deployContract("TestToken", ["Euro", "EUR", 18]);
    expect(await domainOf(clientWith(), (await plain.getAddress()) as Address)).to.equal(undefined);
    expect(await domainOf(clientWith({ DOMAIN_SEPARATOR: undefined }))).to.equal(undefined);
  });

  it("are not signed in a domain or a form that is not the token’s", async function () {
    const other: Hex = `0x${"ab".repeat(32)}`;
    expect(await domainOf(clientWith({ DOMAIN_SEPARATOR: other }))).to.equal(undefined);
    expect(await domainOf(clientWith({ PERMIT_TYPEHASH: other }))).to.equal(undefined);
    expect(await readPermitDomain(clientWith(), 1, address, owner.address)).to.equal(undefined);
  });

  it("are not signed by a contract", async function () {
    expect(await domainOf(clientWith(), address, address)).to.equal(undefined);
  });

  it("are another matter than a node that does not answer", async function () {
    const broken = createClient({
      chain: hardhat,
      transport: custom(
        { request: async () => Promise.reject(Object.assign(new Error("away"), { name: "HttpRequestError" })) },
        { retryCount: 0 },
      ),
    });
    const outcome = await domainOf(broken).catch((error: Error) => error.message);
    expect(outcome).to.be.a("string");
  });

  it("give way to an approval where the wallet cannot sign them, and not where its owner declines", async function () {
    const sign = async (signer: typeof signTyped) => signPermit(clientWith(), await permit(), deadlineAfter(0), signer);
    const failing = (code: number) => () => Promise.reject(Object.assign(new Error("No."), { code }));
    expect(await sign(failing(4200))).to.equal(undefined);
    expect(await sign(async () => `0x${"00".repeat(96)}`)).to.equal(undefined); // by an account that is yet to be made
    const outcome = await sign(failing(4001)).catch((error: { code: number }) => error.code);
    expect(outcome).to.equal(4001);
  });
});
