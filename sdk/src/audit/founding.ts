import { getCode } from "viem/actions";
import type { Address, Client, Hex } from "viem";
import { nounAt, NOUNS } from "../coop.ts";
import type { Noun } from "../coop.ts";
import { COOP_FOUNDED, decodeFounding } from "../events.ts";
import type { Founding, RawLog } from "../events.ts";
import { cloneIn, isMadeBy } from "./code.ts";
import type { Clone } from "./code.ts";
import { readEverywhere } from "./reading.ts";
import { NoAudit } from "./report.ts";

/** The founding of a co-op, and what the code of its contracts says. */
export interface Found {
  founding: Founding;
  transaction: Hex; // of the founding
  clones: Record<Noun, Clone>;
  forged: readonly RawLog[]; // which name contracts of the co-op, and are not its founding
}

/** Finds the founding that made the contract at `address`, as of `block`. Forged ones are told apart by the code. */
export async function findFounding(client: Client, address: Address, block: bigint): Promise<Found> {
  const code = await codeAt(client, address, block);
  if (code === undefined) throw new NoAudit(`There is no contract at ${address} in block ${block}.`);
  const logs = await readEverywhere(client, { fromBlock: 0n, toBlock: block }, COOP_FOUNDED);
  const named = address.slice(2).toLowerCase();
  const naming = logs.filter(({ data }) => data.toLowerCase().includes(named));
  for (const log of naming) {
    const founding = foundingIn(log);
    if (founding === undefined || !isMaker(founding, address, code)) continue;
    const clones = await clonesOf(client, founding, block);
    if (clones === undefined) continue;
    const transaction = log.transactionHash;
    return {
      founding,
      transaction,
      clones,
      forged: logs.filter((other) => other !== log && namesAny(other, founding)),
    };
  }
  const told =
    naming.length === 0 ? "" : ` ${naming.length} claim it, and none of them fits the code of the contracts.`;
  throw new NoAudit(
    `${address} is no contract of a co-op: no factory tells of its founding up to block ${block}.${told}`,
  );
}

/** Whether the emitter of this founding made the contract at `address`: a question that needs no node. */
function isMaker({ factory, charterHash, addresses }: Founding, address: Address, code: Hex): boolean {
  const [noun, clone] = [nounAt(addresses, address), cloneIn(code)];
  return noun !== undefined && clone !== undefined && isMadeBy(factory, charterHash, noun, addresses, clone);
}

/** What a stranger writes into a log need not be what it should be. */
export function foundingIn(log: RawLog): Founding | undefined {
  try {
    return decodeFounding(log);
  } catch {
    return undefined;
  }
}

/** The twelve clones, if they are ones and the emitter of the founding made them all. */
async function clonesOf(client: Client, founding: Founding, block: bigint): Promise<Found["clones"] | undefined> {
  const { factory, charterHash, addresses } = founding;
  const clones = new Map<Noun, Clone>();
  const codes = await Promise.all(NOUNS.map((noun) => codeAt(client, addresses[noun], block)));
  for (const [i, noun] of NOUNS.entries()) {
    const clone = cloneIn(codes[i]);
    if (clone === undefined || !isMadeBy(factory, charterHash, noun, addresses, clone)) return undefined;
    clones.set(noun, clone);
  }
  return Object.fromEntries(clones) as Found["clones"];
}

const codeAt = (client: Client, address: Address, block: bigint): Promise<Hex | undefined> =>
  getCode(client, { address, blockNumber: block });

function namesAny({ data }: RawLog, { addresses }: Founding): boolean {
  const words = data.toLowerCase();
  return Object.values(addresses).some((address) => words.includes(address.slice(2).toLowerCase()));
}
