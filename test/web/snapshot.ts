import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Coop } from "../../scripts/deploy.ts";
import { writeBooks } from "../../sdk/src/books/books.ts";
import { decoderOf } from "../../sdk/src/events.ts";
import { addressesOf, logsOf } from "../helpers/following.ts";

/** The co-op as the pages see it, as of the newest block or of a later time (seconds). */
export async function snapshotOf(ethers: HardhatEthers, coop: Coop, at?: number) {
  const addresses = await addressesOf(coop);
  const decode = decoderOf(addresses);
  const events = (await logsOf(ethers, coop)).flatMap((log) => decode(log) ?? []);
  const block = await ethers.provider.getBlock("latest");
  return { books: writeBooks(addresses, events), events, now: at ?? block?.timestamp ?? 0 };
}

export type Seen = Awaited<ReturnType<typeof snapshotOf>>;
