// Parsing markdown takes longer than in proportion to some texts, and somebody will write those. What could be slow is
// counted beforehand, in one pass, and a text beyond these limits is shown as it was written.

const MOST = {
  letters: 20_000,
  lines: 2_000,
  nesting: 8, // quotes and lists within each other, on one line
  containers: 500, // markers of quotes and lists in all
  underlines: 50, // lines that make a heading of the line above
  marks: 300, // of those that may be emphasis, code or a link, between two blank lines
  allMarks: 3_000,
};

const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const MARKS = /[*_[\]`<]/g;

/** Whether a text can be parsed and laid out in an instant. */
export function isModest(text: string): boolean {
  if (text.length > MOST.letters) return false;
  const lines = text.split("\n");
  if (lines.length > MOST.lines) return false;
  let [containers, underlines, marks, allMarks] = [0, 0, 0, 0];
  for (const line of lines) {
    const nesting = nestingOf(line);
    const ofLine = line.match(MARKS)?.length ?? 0;
    containers += nesting;
    allMarks += ofLine;
    marks = line.trim() === "" ? 0 : marks + ofLine;
    if (UNDERLINE.test(line)) underlines++;
    if (nesting > MOST.nesting || marks > MOST.marks) return false;
  }
  return containers <= MOST.containers && underlines <= MOST.underlines && allMarks <= MOST.allMarks;
}

function nestingOf(line: string): number {
  CONTAINER.lastIndex = 0;
  let nesting = 0;
  while (nesting <= MOST.nesting && CONTAINER.test(line)) nesting++;
  return nesting;
}
