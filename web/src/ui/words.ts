export { capitalize, list, percent, short } from "../words/format.ts";
import { plural } from "../words/format.ts";

/** "1 member", "3 members". */
export function count(n: number | bigint, noun: string, nouns = `${noun}s`): string {
  return plural(n, `# ${noun}`, `# ${nouns}`);
}
