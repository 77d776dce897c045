import { getAddress, isAddress, isHex, size } from "viem";
import type { Address, Hex, TypedDataDefinition } from "viem";
import type { Coop } from "../chain/coop.ts";
import { fromBase64Url, toBase64Url } from "../ui/base64Url.ts";

// Invitations that admit one person, as contracts/Members.sol checks them. What is sent stands behind the # of a link,
// which browsers keep to themselves.

/** What an officer sends to one person: whoever has the key of the code can join once. */
export interface Invitation {
  inviter: Address;
  class: number;
  deadline: number; // seconds
  key: Hex; // private: the code's address is what the inviter has signed
  signature: Hex; // the inviter's
}

/** Where an invitation counts: one co-op's register, on one chain. */
export type Place = Pick<Coop, "addresses"> & { chain: Pick<Coop["chain"], "id"> };

const INVITATION = {
  Invitation: [
    { name: "class", type: "uint8" },
    { name: "code", type: "address" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

const ACCEPTANCE = {
  Acceptance: [
    { name: "inviter", type: "address" },
    { name: "wallet", type: "address" },
  ],
} as const;

const NAME = "invitation=";
const LONGEST = 10_000; // characters of a fragment
const LARGEST = 2_048; // bytes of a signature: wallets of several people put theirs together
const LAST_CLASS = 255;
const LAST_SECOND = 253_402_300_799; // of the year 9999: what browsers can write as a date
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n; // of secp256k1: keys are below

const domainOf = ({ chain, addresses }: Place) =>
  ({
    name: "Rochdale Members",
    version: "1",
    chainId: chain.id,
    verifyingContract: addresses.members,
  } as const);

/** What the inviter signs. */
export function typedInvitation(
  place: Place,
  { class: class_, code, deadline }: { class: number; code: Address; deadline: number },
): TypedDataDefinition<typeof INVITATION, "Invitation"> {
  const message = { class: class_, code, deadline: BigInt(deadline) };
  return { domain: domainOf(place), types: INVITATION, primaryType: "Invitation", message };
}

/** What the code's key signs for the one wallet that joins with it. */
export function typedAcceptance(
  place: Place,
  message: { inviter: Address; wallet: Address },
): TypedDataDefinition<typeof ACCEPTANCE, "Acceptance"> {
  return { domain: domainOf(place), types: ACCEPTANCE, primaryType: "Acceptance", message };
}

/** Makes a code that nobody else knows, and has the inviter sign for it. */
export async function invite(
  place: Place,
  wanted: { class: number; deadline: number },
  inviter: Address,
  signTyped: (data: TypedDataDefinition) => Promise<Hex>,
): Promise<Invitation> {
  const { generatePrivateKey } = await import("viem/accounts");
  const key = generatePrivateKey();
  const code = await codeOf(key);
  const data = typedInvitation(place, { ...wanted, code }) as TypedDataDefinition;
  return { ...wanted, inviter, key, signature: await signTyped(data) };
}

/** The address that stands for the code on the chain. */
export async function codeOf(key: Hex): Promise<Address> {
  const { privateKeyToAddress } = await import("viem/accounts");
  return privateKeyToAddress(key);
}

/** What `joinByInvitation` takes when `wallet` joins with `shares`: nobody can use it for another wallet. */
export async function acceptFor(place: Place, invitation: Invitation, wallet: Address, shares: number) {
  const { privateKeyToAccount } = await import("viem/accounts");
  const { key, deadline, ...signed } = invitation;
  const account = privateKeyToAccount(key);
  const accepted = await account.signTypedData(typedAcceptance(place, { inviter: signed.inviter, wallet }));
  return [{ ...signed, code: account.address, deadline: BigInt(deadline) }, shares, accepted] as const;
}

/** What stands behind the # of the link. */
export function packInvitation({ inviter, class: class_, deadline, key, signature }: Invitation): string {
  const json = JSON.stringify({ inviter, class: class_, deadline, key, signature });
  return NAME + toBase64Url(new TextEncoder().encode(json));
}

/** The invitation behind a #, if one is meant to be there; anybody can have written it. */
export function unpackInvitation(fragment: string): Invitation | "damaged" | undefined {
  if (!fragment.startsWith(NAME)) return undefined;
  const text = fragment.slice(NAME.length);
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return "damaged";
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(text)));
    return isInvitation(found) ? tidy(found) : "damaged";
  } catch {
    return "damaged";
  }
}

function isInvitation(found: unknown): found is Invitation {
  if (typeof found !== "object" || found === null) return false;
  const { inviter, class: class_, deadline, key, signature } = found as Partial<Record<keyof Invitation, unknown>>;
  return (
    typeof inviter === "string" &&
    isAddress(inviter, { strict: false }) &&
    isCount(class_, LAST_CLASS) &&
    isCount(deadline, LAST_SECOND) &&
    isBytes(key, 32, 32) &&
    BigInt(key) > 0n &&
    BigInt(key) < ORDER &&
    isBytes(signature, 0, LARGEST)
  );
}

const tidy = ({ inviter, class: class_, deadline, key, signature }: Invitation): Invitation => ({
  inviter: getAddress(inviter.toLowerCase()),
  class: class_,
  deadline,
  key,
  signature,
});

function isCount(found: unknown, most: number): found is number {
  return Number.isInteger(found) && Number(found) >= 0 && Number(found) <= most;
}

function isBytes(found: unknown, least: number, most: number): found is Hex {
  return isHex(found) && found.length % 2 === 0 && size(found) >= least && size(found) <= most;
}

/** Whether somebody can join by an invitation, or why not. */
export type Standing = "good" | "over" | "used" | "closed" | "noOffice" | "unsigned";

interface Found {
  isUsed: boolean; // or taken back
  isByOfficers: boolean; // who decides who joins the class
  mayAdmit: boolean; // the inviter
  isSigned: boolean; // by the inviter, for this co-op
}

export function standingOf(
  { deadline }: Pick<Invitation, "deadline">,
  { isUsed, isByOfficers, mayAdmit, isSigned }: Found,
  now: number,
): Standing {
  if (!isSigned) return "unsigned"; // first, because then nothing else in it can be believed
  if (now > deadline) return "over";
  if (isUsed) return "used";
  if (!isByOfficers) return "closed";
  return mayAdmit ? "good" : "noOffice";
}
