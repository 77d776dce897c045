import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { ZeroHash } from "ethers";
import type { AddressLike, Signer, TypedDataDomain } from "ethers";
import type { ClassDraft } from "../../scripts/charter.ts";
import { encodeClass, purpose } from "../../scripts/charter.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import type { Somerset } from "./somerset.ts";

const OFFICERS = 7n; // a role

/** What an officer signs who invites, and the code for who joins with it, as contracts/Members.sol hashes them. */
export const INVITATION = {
  Invitation: [
    { name: "class", type: "uint8" },
    { name: "code", type: "address" },
    { name: "deadline", type: "uint256" },
  ],
};
export const ACCEPTANCE = {
  Acceptance: [
    { name: "inviter", type: "address" },
    { name: "wallet", type: "address" },
  ],
};

/** Where they count: in this register, unless some of it is another one's. */
export const registerDomain = async (
  { members }: Somerset,
  change: TypedDataDomain = {},
): Promise<TypedDataDomain> => ({
  name: "Rochdale Members",
  version: "1",
  chainId: 31337,
  verifyingContract: await members.getAddress(),
  ...change,
});

/** The votes of users, workers and investors, now. */
export async function electoratesOf({ members }: Somerset, { mine, time }: NetworkHelpers): Promise<bigint[]> {
  await mine();
  return (await members.electoratesAt((await time.latest()) - 1)).slice(0, 3);
}

/** Lets `officers` call `names` of the register, as a resolution does. */
export async function appoint(
  c: Somerset,
  executor: Signer,
  officers: AddressLike[],
  names: ("admit" | "refuse" | "enrol")[] = ["admit", "refuse"],
): Promise<void> {
  const authority = c.authority.connect(executor);
  const selectors = names.map((name) => c.members.interface.getFunction(name).selector);
  await authority.setTargetFunctionRole(c.members, selectors, OFFICERS);
  for (const officer of officers) await authority.grantRole(OFFICERS, officer, 0);
}

/** Takes from `officer` what {appoint} gave. */
export async function dismiss(c: Somerset, executor: Signer, officer: AddressLike): Promise<void> {
  await c.authority.connect(executor).revokeRole(OFFICERS, officer);
}

/** Changes some of how a class of the preset admits and what its members hold, as a resolution does. */
export async function revise(
  c: Somerset,
  executor: Signer,
  classId: number,
  change: Partial<ClassDraft>,
): Promise<void> {
  await c.statute.connect(executor).reviseClass(classId, encodeClass({ ...preset.classes[classId]!, ...change }));
}

/** The account of the treasury that is a wallet's own, where it finds what was paid back to it. */
export const purseOf = (wallet: { address: string }): string => accountOf(wallet.address, 0n);

/** Takes `amount` out of the wallet's own account of the treasury. */
export const takeOut = (c: Somerset, wallet: Signer & { address: string }, asset: AddressLike, amount: bigint) =>
  c.treasury.connect(wallet).pay(0, wallet.address, asset, amount, purpose("Withdrawal"), ZeroHash);
