import { BaseError, encodeFunctionData, hashTypedData, parseAbi, parseSignature, recoverAddress, size } from "viem";
import type { Address, Client, Hex, TypedDataDefinition } from "viem";
import { getCode, readContract } from "viem/actions";
import { coopFactoryAbi } from "../../../sdk/src/abi.ts";
import { consentOf } from "../../../sdk/src/charter.ts";
import type { Charter } from "../../../sdk/src/charter.ts";
import type { Site } from "../chain/site.ts";
import type { Consent } from "./draft.ts";
import { inUsualForm, KEY_SIGNATURE } from "../wallet/signature.ts";

/** A charter as it is signed. */
export interface Signable {
  charter: Charter;
  hash: Hex;
}

type Place = Pick<Site, "factory"> & { chain: { id: number } };

/** What a founder is asked to sign; undefined for who is no founder. */
export function toSign(site: Place, { charter, hash }: Signable, founder: Address, deadline: number) {
  const [chainId, factory] = [site.chain.id, site.factory];
  return consentOf({ chainId, factory, charter, hash, founder, deadline: BigInt(deadline) });
}

/** How a consent that somebody handed in is to be taken. */
export type Verdict = "good" | "otherCharter" | "notFounder" | "lapsed" | "notGood";

/** Judges a consent as the factory will. Throws where the chain cannot be asked. */
export async function judgeConsent(
  site: Place & { client: Client },
  signable: Signable,
  { hash, wallet, deadline, signature }: Consent,
  now: number, // seconds
): Promise<Verdict> {
  if (hash !== signable.hash) return "otherCharter";
  const consent = toSign(site, signable, wallet, deadline);
  if (consent === undefined) return "notFounder";
  if (deadline < now) return "lapsed";
  return (await isSignedBy(site.client, wallet, consent, signature)) ? "good" : "notGood";
}

/** Whether a wallet has signed: by its key, or, if it is a contract, by what it says itself (ERC-1271). */
export async function isSignedBy(
  client: Client,
  wallet: Address,
  data: TypedDataDefinition,
  signature: Hex,
): Promise<boolean> {
  const hash = hashTypedData(data);
  const code = await getCode(client, { address: wallet });
  if (code === undefined || code === "0x") return isSignedByKey(wallet, hash, signature);
  try {
    const args = [hash, signature] as const;
    const answer = await readContract(client, {
      address: wallet,
      abi: ERC1271,
      functionName: "isValidSignature",
      args,
    });
    return answer === IS_VALID;
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    return false; // whatever the contract answers, it is not yes
  }
}

const ERC1271 = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
const IS_VALID = "0x1626ba7e";

const isOutOfReach = (error: unknown): boolean =>
  error instanceof BaseError &&
  error.walk((cause) => ["HttpRequestError", "TimeoutError"].includes((cause as Error).name)) !== null;

const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n; // of secp256k1

/** Like OpenZeppelin's ECDSA, it takes one form of a signature only. */
async function isSignedByKey(wallet: Address, hash: Hex, signature: Hex): Promise<boolean> {
  try {
    if (size(signature) !== KEY_SIGNATURE || BigInt(parseSignature(signature).s) > HALF_ORDER) return false;
    if (signature !== inUsualForm(signature)) return false;
    return (await recoverAddress({ hash, signature })).toLowerCase() === wallet.toLowerCase();
  } catch {
    return false; // no point of the curve
  }
}

/** The consents in the order of the founders, as far as there are any under this charter. */
export function inOrder({ charter, hash }: Signable, consents: readonly Consent[]): (Consent | undefined)[] {
  return charter.founders.map(({ wallet }) =>
    consents.find((consent) => consent.hash === hash && consent.wallet.toLowerCase() === wallet.toLowerCase()),
  );
}

/** The call that founds a co-op, once all founders have signed. */
export function foundingCall(charter: Charter, consents: readonly Consent[]): Hex {
  const args = consents.map(({ deadline, signature }) => ({ deadline: BigInt(deadline), signature }));
  return encodeFunctionData({ abi: coopFactoryAbi, functionName: "found", args: [charter, args] });
}
