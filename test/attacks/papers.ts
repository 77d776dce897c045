import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id, Wallet } from "ethers";
import type { Signer } from "ethers";
import type { Address } from "viem";
import { castVoteBySig, days, signConsent } from "../../scripts/charter.ts";
import type { Charter } from "../../scripts/charter.ts";
import { actingAs } from "../helpers/acting.ts";
import { ACCEPTANCE, appoint, INVITATION, registerDomain } from "../helpers/register.ts";
import { foundSomerset, openVote, WORKERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";
import { refuseEther, signedBallot, tallyOf } from "../helpers/voting.ts";

// Everything that people sign for a co-op, instead of sending it themselves: ballots, consents to a charter, invitations
// and the acceptance of one.

type Chain = { ethers: HardhatEthers; networkHelpers: NetworkHelpers };

export type Person = Signer & { address: string };
export type Ballot = Awaited<ReturnType<typeof signedBallot>>;
export type Invitation = Awaited<ReturnType<typeof inviteWith>>;

/** A co-op with a vote that is open, two officers who may invite, a code, and a charter that nobody has signed. */
export async function preparePapers(chain: Chain) {
  const c = await foundSomerset(chain.ethers);
  const [officer, second] = (await chain.ethers.getSigners()).slice(13) as [HardhatEthersSigner, HardhatEthersSigner];
  const executorSigner = await actingAs(chain, c.executor);
  await appoint(c, executorSigner, [officer, second]);
  const { id: proposalId } = await openVote(c, chain.networkHelpers.time, refuseEther(c), "Accept no ether");
  const deadline = BigInt((await chain.networkHelpers.time.latest()) + days(30));
  const code: Person = new Wallet(id("a code on a leaflet"));
  return { ...c, proposalId, officer, second, executorSigner, deadline, code, twin: twinOf(c, c.users[0].address) };
}

export type Papers = Awaited<ReturnType<typeof preparePapers>>;

/** The charter of a second co-op with the same rules, of one founder. */
export const twinOf = (c: Somerset, wallet: string, founderClass = 0): Charter => ({
  ...c.charter,
  nonce: 1n,
  founders: [{ wallet: wallet as Address, class: founderClass }],
});

/** Hands in a ballot as a stranger, who has no part in the vote. */
export const handIn = (c: Papers, ballot: Ballot, proposalId = c.proposalId) =>
  castVoteBySig(c.assembly.connect(c.stranger), { proposalId, ...ballot });

/** The consent of a founder to the twin's charter. */
export const consentTo = async (c: Papers, signer: Signer, charter: Charter = c.twin) =>
  signConsent(signer, c.factory, charter, await c.factory.hashOf(charter), c.deadline);

/** An invitation of workers with the code, as `signer` signs it; `inviter` is in whose name. */
export async function inviteWith(c: Papers, signer: Person = c.officer, inviter = signer.address) {
  const words = { class: WORKERS, code: c.code.address, deadline: c.deadline };
  const signature = await signer.signTypedData(await registerDomain(c), INVITATION, words);
  return { inviter, ...words, signature };
}

/** What the code, or whoever has another key, signs for the wallet that joins. */
export const acceptFor = async (c: Papers, wallet: string, inviter = c.officer.address, code = c.code) =>
  code.signTypedData(await registerDomain(c), ACCEPTANCE, { inviter, wallet });

/** Joins without shares as the newcomer, unless somebody else does. */
export const join = (c: Papers, invitation: Invitation, acceptance: string, by: Signer = c.newcomer) =>
  c.members.connect(by).joinByInvitation(invitation, 0, acceptance);

/** All that signatures could have changed. */
export const standing = async (c: Papers) => ({
  tally: await tallyOf(c, c.proposalId),
  members: await c.members.memberCount(),
  coops: await c.factory.coopCount(),
  isCodeUsed: await c.members.isCodeUsed(c.officer, c.code.address),
});
