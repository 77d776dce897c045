import { appendFileSync, existsSync, readFileSync } from "node:fs";

/**
 * Which test noticed which mutant, kept in a file as it is found out: a run that was broken off goes on where it was, and
 * a later one asks again only about what it cannot know. `versionOf` tells what an answer depends on: the contracts and
 * the file of the test that noticed, or all files of tests where none did.
 */
export class Memory {
  readonly killers = new Map<number, string | undefined>(); // undefined: nobody noticed
  readonly #path: string;
  readonly #versionOf: (killer: string | undefined) => string | undefined;

  constructor(path: string, versionOf: (killer: string | undefined) => string | undefined) {
    [this.#path, this.#versionOf] = [path, versionOf];
    const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
    for (const { id, killer, version } of lines.map((line) => JSON.parse(line))) {
      if (version === versionOf(killer)) this.killers.set(id, killer);
    }
  }

  keep(id: number, killer: string | undefined): void {
    this.killers.set(id, killer);
    appendFileSync(this.#path, `${JSON.stringify({ id, killer, version: this.#versionOf(killer) })}\n`);
  }
}
