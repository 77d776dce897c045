import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Coop } from "../../scripts/deploy.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { CoopEvent, RawLog } from "../../sdk/src/events.ts";
import { decoderOf } from "../../sdk/src/events.ts";

/** Where the twelve contracts lie. */
export async function addressesOf(coop: Coop): Promise<Addresses> {
  const found = await Promise.all(NOUNS.map(async (noun) => [noun, await coop[noun].getAddress()] as const));
  return Object.fromEntries(found) as Addresses;
}

/** All that ever happened in a co-op, read from the node as an outsider reads it. */
export async function eventsOf(ethers: HardhatEthers, coop: Coop): Promise<CoopEvent[]> {
  const addresses = await addressesOf(coop);
  const filter = { address: Object.values(addresses), fromBlock: "0x0", toBlock: "latest" };
  const logs = (await ethers.provider.send("eth_getLogs", [filter])) as RawLog[];
  const decode = decoderOf(addresses);
  return logs.map(decode).filter((event) => event !== undefined);
}
