/**
 * Shares out `total` in proportion to `parts`, to the last unit: what rounding leaves goes to the largest remainders, the
 * first of equal ones (domain.md S4). Throws where there is nothing to go by.
 */
export function apportion(total: bigint, parts: readonly bigint[]): bigint[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  if (whole <= 0n || parts.some((part) => part < 0n)) throw new RangeError(`Nothing can be shared out by ${parts}.`);
  const amounts = parts.map((part) => (total * part) / whole);
  const rest = Number(total - amounts.reduce((sum, amount) => sum + amount, 0n));
  const byRemainder = parts
    .map((part, i) => ({ i, remainder: (total * part) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder < b.remainder ? 1 : -1));
  for (const { i } of byRemainder.slice(0, rest)) amounts[i]! += 1n;
  return amounts;
}

/**
 * Fills an offer of `most` that was asked for too often: the smallest in full, the largest cut to one level, in whole
 * multiples of `unit` (domain.md O5).
 */
export function levelFill(asked: readonly bigint[], most: bigint, unit: bigint): bigint[] {
  const filled = asked.map(() => 0n);
  const smallestFirst = asked.map((amount, i) => ({ amount: amount - (amount % unit), i }));
  smallestFirst.sort((a, b) => (a.amount === b.amount ? a.i - b.i : a.amount < b.amount ? -1 : 1));
  let left = most;
  smallestFirst.forEach(({ amount, i }, done) => {
    const share = left / BigInt(asked.length - done);
    const level = share - (share % unit);
    filled[i] = amount < level ? amount : level;
    left -= filled[i]!;
  });
  return filled;
}
