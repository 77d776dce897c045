import { getBytes } from "ethers";

const [STOP, JUMP, JUMPDEST, PUSH1, PUSH32, RETURN, REVERT, INVALID, SELFDESTRUCT] = [
  0x00, 0x56, 0x5b, 0x60, 0x7f, 0xf3, 0xfd, 0xfe, 0xff,
] as const;
const ENDS: readonly number[] = [STOP, JUMP, RETURN, REVERT, INVALID, SELFDESTRUCT];

/**
 * How often each opcode stands where the code of a contract can get. What is pushed is passed over, as is what follows
 * the end of a stretch of code up to the next place that can be jumped to: constants, and the compiler's note at the end,
 * whose length is in the last two bytes.
 */
export function opcodesOf(code: string): Map<number, number> {
  const bytes = getBytes(code);
  const note = (bytes.at(-2)! << 8) + bytes.at(-1)! + 2;
  const found = new Map<number, number>();
  let isReached = true;
  for (let i = 0; i < bytes.length - note; i++) {
    const opcode = bytes[i]!;
    if (opcode === JUMPDEST) isReached = true;
    if (isReached) found.set(opcode, (found.get(opcode) ?? 0) + 1);
    if (ENDS.includes(opcode)) isReached = false;
    if (opcode >= PUSH1 && opcode <= PUSH32) i += opcode - PUSH1 + 1;
  }
  return found;
}
