import type { TransactionResponse } from "ethers";
import { getBytes } from "ethers";

/** The gas of a transaction without that of its data: a zero byte is cheaper, and the ids of proposals have some. */
export async function gasOf(sending: Promise<TransactionResponse>): Promise<bigint> {
  const sent = await sending;
  const { gasUsed } = (await sent.wait())!;
  return getBytes(sent.data).reduce((gas, byte) => gas - (byte === 0 ? 4n : 16n), gasUsed);
}
