import { expect } from "chai";
import type { BaseContract } from "ethers";

/** Expects that `deed` is refused with exactly this custom error of `contract` and these arguments. */
export async function expectError(deed: Promise<unknown>, contract: BaseContract, error: string, ...args: unknown[]) {
  await expect(deed).to.be.revertedWithCustomError(contract, error).withArgs(...args);
}

/** Expects that `deed` makes `contract` emit this event with exactly these arguments. */
export async function expectEvent(deed: Promise<unknown>, contract: BaseContract, event: string, ...args: unknown[]) {
  await expect(deed).to.emit(contract, event).withArgs(...args);
}
