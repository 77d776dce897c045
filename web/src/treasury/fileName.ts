/** A name for a file. Only letters, digits and dashes are kept: others may have chosen the words. */
export function fileName(words: string, extension: string): string {
  const plain = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 100);
  return `${plain || "rochdale"}.${extension}`;
}
