/** A stretch of text that stayed, came or went. */
export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

const MOST = 4_000_000; // comparisons of words; texts that differ in more are told as wholly new

/** What changed from one text to another, word by word. All pieces but those removed make the later text. */
export function diffOf(before: string, after: string): Piece[] {
  const [old, young] = [wordsIn(before), wordsIn(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) ++start;
  let end = 0;
  const isSameAtEnd = (): boolean => old[old.length - 1 - end] === young[young.length - 1 - end];
  while (end < old.length - start && end < young.length - start && isSameAtEnd()) ++end;
  const middle = changes(old.slice(start, old.length - end), young.slice(start, young.length - end));
  const pieces: Piece[] = [
    { kind: "same", text: old.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: old.slice(old.length - end).join("") },
  ];
  return joined(pieces);
}

/** Words, and what stands between them. */
const wordsIn = (text: string): string[] => text.split(/(\s+)/).filter((word) => word !== "");

function changes(old: readonly string[], young: readonly string[]): Piece[] {
  const whole: Piece[] = [
    { kind: "removed", text: old.join("") },
    { kind: "added", text: young.join("") },
  ];
  if (old.length * young.length > MOST) return whole;
  return along(lengths(old, young), old, young);
}

/** The length of the longest common part of what follows each pair of words, as a table in one row. */
function lengths(old: readonly string[], young: readonly string[]): Uint32Array {
  const width = young.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; --i) {
    for (let j = young.length - 1; j >= 0; --j) {
      table[i * width + j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return table;
}

function along(table: Uint32Array, old: readonly string[], young: readonly string[]): Piece[] {
  const width = young.length + 1;
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      pieces.push({ kind: "same", text: old[i++] as string });
      j++;
    } else if (j === young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: "removed", text: old[i++] as string });
    } else {
      pieces.push({ kind: "added", text: young[j++] as string });
    }
  }
  return pieces;
}

/** Neighbours of one kind become one piece; between two unchanged ones, what went stands before what came. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ["", ""];
  const tell = (): void => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [i, { kind, text }] of pieces.entries()) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (isGap(pieces, i) && removed + added !== "") [removed, added] = [removed + text, added + text];
    else {
      tell();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push({ kind, text });
    }
  }
  tell();
  return result;
}

/** Whether a piece is but the space between two changed words, which reads better as part of the change. */
function isGap(pieces: readonly Piece[], i: number): boolean {
  const next = pieces[i + 1];
  return /^\s+$/.test(pieces[i]?.text ?? "") && next !== undefined && next.kind !== "same" && next.text !== "";
}
