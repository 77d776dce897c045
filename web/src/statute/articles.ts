import { keccak256, toHex } from "viem";
import type { Books } from "../../../sdk/src/books/books.ts";
import type { ArticleRecord } from "../../../sdk/src/books/statute.ts";

/** An article with all that it ever said. */
export interface Article {
  number: number; // from 0
  current: ArticleRecord;
  versions: readonly ArticleRecord[]; // the first one first
}

/** All articles, in their order. */
export function articlesOf({ articles }: Books): Article[] {
  const byNumber = new Map<number, ArticleRecord[]>();
  for (const record of articles.values()) {
    const versions = byNumber.get(record.number);
    if (versions === undefined) byNumber.set(record.number, [record]);
    else versions.push(record);
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, records]) => {
      const versions = records.sort((a, b) => a.version - b.version);
      return { number, versions, current: versions.at(-1) as ArticleRecord };
    });
}

/** Whether the fingerprint that is stored is that of the text itself, and not of a document that lies elsewhere. */
export const isInline = ({ text, textHash }: ArticleRecord): boolean => keccak256(toHex(text)) === textHash;

/** Whether the text is nothing but the place of a document. */
export const isPlace = ({ text }: ArticleRecord): boolean => /^[a-z]+:\S+$/.test(text.trim());
