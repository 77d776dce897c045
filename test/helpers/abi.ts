import type { FunctionFragment, Interface, ParamType } from "ethers";

/** Something of `type` that a caller could mean: 1, the address `wallet`, empty words and lists. */
export function plausible(type: ParamType, wallet: string): unknown {
  if (type.isTuple()) return type.components.map((component) => plausible(component, wallet));
  if (type.isArray()) return [];
  if (type.type === "address") return wallet;
  if (type.type === "bool") return true;
  if (type.type === "string") return "";
  if (type.type === "bytes") return "0x";
  if (type.type.startsWith("bytes")) return `0x${"00".repeat(Number(type.type.slice(5)))}`;
  return 1;
}

/** What a call that failed gave back. */
export function dataOf(error: unknown): string {
  const { data, cause } = error as { data?: string; cause?: { data?: string } };
  return data ?? cause?.data ?? "0x";
}

/** False, for a call that was reverted; any other failure is none of the call's, and thrown again. */
export function isRevert(error: unknown): false {
  const { data, cause } = error as { data?: string; cause?: { data?: string } };
  if ((data ?? cause?.data) === undefined) throw error;
  return false;
}

/** The functions of an ABI that change anything, by name; by their whole signature where a name stands for several. */
export function writesOf(abi: Interface): Map<string, FunctionFragment> {
  const writes: FunctionFragment[] = [];
  abi.forEachFunction((f) => {
    if (!f.constant) writes.push(f);
  });
  const nameOf = (f: FunctionFragment) => (writes.filter((w) => w.name === f.name).length === 1 ? f.name : f.format());
  return new Map(writes.map((f) => [nameOf(f), f]));
}
