/** The guidelines of a round, one a line. Flags name them by their number, from 0. */
export function guidelinesOf(guidelines: string): string[] {
  return guidelines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
