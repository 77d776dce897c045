interface Kept {
  hash: string; // of the last block when it was asked
  answer: Promise<string>;
  size: number; // bytes, about; 0 until it is there
}

const LARGEST = 2 ** 20; // bytes of an answer that is kept
const BYTES = 2; // of a character

/**
 * Keeps answers until the next block, those asked for last: when many are told of a block and ask the same, the
 * database is asked once.
 */
export class Answers {
  readonly #most: number; // bytes
  readonly #kept = new Map<string, Kept>();
  #size = 0; // bytes

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer to `question` as of the block with this hash, found by `find` unless it is known. */
  get(question: string, hash: string, find: () => Promise<string>): Promise<string> {
    const known = this.#kept.get(question);
    if (known?.hash === hash) {
      this.#kept.delete(question);
      this.#kept.set(question, known); // so that it stands last
      return known.answer;
    }
    const kept = { hash, answer: find(), size: 0 };
    this.#forget(question);
    this.#kept.set(question, kept);
    kept.answer.then(
      (answer) => this.#weigh(question, kept, BYTES * (question.length + answer.length)),
      () => this.#drop(question, kept),
    );
    return kept.answer;
  }

  #weigh(question: string, kept: Kept, size: number): void {
    if (this.#kept.get(question) !== kept) return;
    if (size > LARGEST) return this.#forget(question);
    kept.size = size;
    this.#size += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#most) return;
      this.#forget(oldest);
    }
  }

  #drop(question: string, kept: Kept): void {
    if (this.#kept.get(question) === kept) this.#forget(question);
  }

  #forget(question: string): void {
    this.#size -= this.#kept.get(question)?.size ?? 0;
    this.#kept.delete(question);
  }
}
