import { words } from "../frame/words/index.ts";
import { tame } from "./markdown/tame.ts";

/** A name that somebody wrote, fit to be shown: with nothing unseen in it, and never empty. */
export function titleOf(written: string | undefined, otherwise: string = words.untitled): string {
  const title = tame(written ?? "").trim();
  return title === "" ? otherwise : title;
}

/** What a name looks like, whatever its case, its spaces and what cannot be seen of it. */
export function likeOf(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{C}\p{Z}]+/gu, "")
    .toLowerCase();
}
