/** A value as of a second, and until the next one of the same history. */
export interface Checkpoint {
  at: number; // seconds
}

/** Adds a checkpoint, or replaces the last one where that is of the same second, as OpenZeppelin's Checkpoints do. */
export function push<C extends Checkpoint>(history: C[], checkpoint: C): void {
  if (history.at(-1)?.at === checkpoint.at) history.pop();
  history.push(checkpoint);
}

/** The last checkpoint that is not later than `timepoint` (seconds). */
export function lookup<C extends Checkpoint>(history: readonly C[], timepoint: number): C | undefined {
  let [low, high] = [0, history.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle] as C).at <= timepoint) low = middle + 1;
    else high = middle;
  }
  return history[low - 1];
}
