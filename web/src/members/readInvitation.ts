import { toFunctionSelector } from "viem";
import { readContract, verifyTypedData } from "viem/actions";
import { contractsOf } from "../chain/contracts.ts";
import type { Coop } from "../chain/coop.ts";
import { codeOf, typedInvitation } from "./invitation.ts";
import type { Invitation, Place } from "./invitation.ts";

/** What the chain says of an invitation. Only its code's address leaves the browser, never the key. */
export async function readInvitation(
  coop: Place & Pick<Coop, "client">,
  invitation: Invitation,
  blockNumber: bigint,
): Promise<{ isUsed: boolean; mayAdmit: boolean; isSigned: boolean }> {
  const { inviter, key, signature } = invitation;
  const { members, authority } = contractsOf(coop.addresses);
  const code = await codeOf(key);
  const invited = typedInvitation(coop, { ...invitation, code });
  const admit = toFunctionSelector("admit(address)");
  const call = [inviter, members.address, admit] as const;
  const [isUsed, [mayAdmit], isSigned] = await Promise.all([
    readContract(coop.client, { ...members, functionName: "isCodeUsed", args: [inviter, code], blockNumber }),
    readContract(coop.client, { ...authority, functionName: "canCall", args: call, blockNumber }),
    verifyTypedData(coop.client, { ...invited, address: inviter, signature, blockNumber }),
  ]);
  return { isUsed, mayAdmit, isSigned };
}
