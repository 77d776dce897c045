import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Which test noticed which mutant, kept in a file as it is found out: a run that was broken off goes on where it was, as
 * long as `version`, which stands for the sources and tests, is the same.
 */
export class Memory {
  readonly killers = new Map<number, string | undefined>(); // undefined: nobody noticed
  readonly #path: string;

  constructor(path: string, version: string) {
    this.#path = path;
    const [known, ...lines] = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
    if (known !== version) {
      writeFileSync(path, `${version}\n`);
      return;
    }
    for (const line of lines.filter(Boolean)) {
      const { id, killer } = JSON.parse(line);
      this.killers.set(id, killer);
    }
  }

  keep(id: number, killer: string | undefined): void {
    this.killers.set(id, killer);
    appendFileSync(this.#path, `${JSON.stringify({ id, killer })}\n`);
  }
}
