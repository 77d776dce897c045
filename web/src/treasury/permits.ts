import { domainSeparator, keccak256, parseAbi, parseSignature, size, toBytes } from "viem";
import type { Address, Client, Hex, TypedDataDefinition } from "viem";
import { getCode, readContract } from "viem/actions";
import { hasCode, hasName } from "../wallet/problems.ts";

const abi = parseAbi([
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function nonces(address owner) view returns (uint256)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
  "function PERMIT_TYPEHASH() view returns (bytes32)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
]);

const TYPES = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

const TYPE_HASH = keccak256(toBytes(`Permit(${TYPES.Permit.map(({ type, name }) => `${type} ${name}`).join(",")})`));

const GOOD_FOR = 3_600; // seconds from when it is signed

/** The token, as what is signed for it names it. */
export interface PermitDomain {
  name: string;
  version: string;
  chainId: number;
  verifyingContract: Address; // the token
}

/** What an owner signs so that somebody may take money from its wallet once, without an approval (ERC-2612). */
export interface Permit {
  domain: PermitDomain;
  owner: Address;
  spender: Address;
  value: bigint; // base units
}

/** A signature as contracts take it. */
export interface SignedPermit {
  deadline: bigint; // seconds
  v: number;
  r: Hex;
  s: Hex;
}

/**
 * In which domain `owner` signs permits of `token`, or undefined where it does not: because the token takes none, takes
 * them in another form, or because the owner is a contract, which signs in other ways.
 */
export async function readPermitDomain(
  client: Client,
  chainId: number,
  token: Address,
  owner: Address,
): Promise<PermitDomain | undefined> {
  const read = <Name extends "name" | "version" | "DOMAIN_SEPARATOR" | "PERMIT_TYPEHASH" | "eip712Domain">(
    functionName: Name,
  ) => readContract(client, { address: token, abi, functionName }).catch(orNothing);
  const [code, nonce, separator, typeHash = TYPE_HASH, described, name, version = "1"] = await Promise.all([
    getCode(client, { address: owner }),
    readNonce(client, token, owner).catch(orNothing),
    read("DOMAIN_SEPARATOR"),
    read("PERMIT_TYPEHASH"),
    read("eip712Domain"),
    read("name") as Promise<string | undefined>,
    read("version") as Promise<string | undefined>,
  ]);
  if (code !== undefined || nonce === undefined || typeHash !== TYPE_HASH) return undefined;
  const [, ownName = name, ownVersion = version] = (described ?? []) as [Hex?, string?, string?];
  if (ownName === undefined) return undefined;
  const domain = { name: ownName, version: ownVersion, chainId, verifyingContract: token };
  return domainSeparator({ domain }) === separator ? domain : undefined;
}

/** A token may lack any of this; that a node does not answer says nothing about the token. */
function orNothing(error: unknown): undefined {
  if (hasName(error, "HttpRequestError") || hasName(error, "TimeoutError")) throw error;
}

function readNonce(client: Client, token: Address, owner: Address): Promise<bigint> {
  return readContract(client, { address: token, abi, functionName: "nonces", args: [owner] });
}

/** Until when a permit is good that is signed now. A chain where nothing happens may be behind the computer's clock. */
export function deadlineAfter(now: number): bigint {
  return BigInt(Math.max(now, Math.floor(Date.now() / 1_000)) + GOOD_FOR);
}

/** Has a permit signed. Gives undefined where the wallet cannot, or signs in a way that tokens do not know. */
export async function signPermit(
  client: Client,
  { domain, owner, spender, value }: Permit,
  deadline: bigint,
  signTyped: (data: TypedDataDefinition) => Promise<Hex>,
): Promise<SignedPermit | undefined> {
  const nonce = await readNonce(client, domain.verifyingContract, owner);
  const message = { owner, spender, value, nonce, deadline };
  try {
    const signature = await signTyped({ domain, types: TYPES, primaryType: "Permit", message });
    if (size(signature) !== 65) return undefined; // of an account that is yet to become a contract
    const { r, s, yParity } = parseSignature(signature);
    return { deadline, v: 27 + yParity, r, s };
  } catch (error) {
    if (hasCode(error, 4200) || hasCode(error, -32601)) return undefined;
    throw error;
  }
}
