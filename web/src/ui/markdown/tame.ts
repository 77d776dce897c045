/** Characters that nobody sees: those that turn the direction of text around, and control characters. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** More marks on top of one letter than any language puts there. */
const PILES = /(\p{M}{4})\p{M}+/gu;

/**
 * Takes from what a stranger wrote all that could make it look different from what it says, or reach beyond its place.
 * Letters of every script stay, and so does the direction that they have by themselves.
 */
export function tame(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSEEN, "").replace(PILES, "$1");
}
