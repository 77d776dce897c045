import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Coop } from "../../scripts/deploy.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { RawLog } from "../../sdk/src/events.ts";

/** Where the twelve contracts lie. */
export async function addressesOf(coop: Coop): Promise<Addresses> {
  const found = await Promise.all(NOUNS.map(async (noun) => [noun, await coop[noun].getAddress()] as const));
  return Object.fromEntries(found) as Addresses;
}

/** All logs of a co-op, read from the node as an outsider reads them. */
export async function logsOf(ethers: HardhatEthers, coop: Coop): Promise<RawLog[]> {
  const address = Object.values(await addressesOf(coop));
  return ethers.provider.send("eth_getLogs", [{ address, fromBlock: "0x0", toBlock: "latest" }]);
}
