/** A participatory-budgeting election with cumulative votes, as a Pabulib file (pabulib.org) tells it. */
export interface Election {
  instance: string;
  description: string;
  budget: number; // whole units of the currency
  budgetLine: number;
  limit: number; // points a voter may give in all
  projects: Project[];
  votes: Vote[];
}

export interface Project {
  line: number;
  id: string;
  name: string;
  cost: number; // whole units of the currency
  score?: number; // points, as published
  votes?: number; // voters, as published
}

export interface Vote {
  line: number;
  voter: string;
  gifts: Gift[];
}

export interface Gift {
  project: string;
  points: number;
}

/** What the votes give to one project. */
export interface Count {
  points: number;
  voters: number; // who gave at least one point
}

/** Why a file cannot be read, and the line (from 1) where that shows. */
export class PabulibError extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.name = "PabulibError";
    this.line = line;
  }
}

const COLUMNS = {
  META: ["key", "value"],
  PROJECTS: ["project_id", "cost"],
  VOTES: ["voter_id", "vote", "points"],
} as const;

type Section = keyof typeof COLUMNS;

interface Row {
  line: number;
  cells: string[];
}

interface Table {
  line: number; // of the header, or of the title where there is no header
  header: string[];
  rows: Row[];
}

/** Reads the text of a Pabulib file, or throws a `PabulibError`. */
export function parseElection(text: string): Election {
  const tables = readSections(text);
  const facts = readMeta(tables.META);
  checkVoteType(facts.get("vote_type"));
  const budget = facts.get("budget");
  const limit = facts.find("max_sum_points");
  const mostPoints = limit === undefined ? undefined : positiveNumber("max_sum_points", limit);

  const projects = readProjects(tables.PROJECTS);
  checkTotal("num_projects", facts.get("num_projects"), projects.length);
  const votes = readVotes(tables.VOTES, new Set(projects.map((p) => p.id)), mostPoints ?? Infinity);
  checkTotal("num_votes", facts.get("num_votes"), votes.length);

  return {
    instance: facts.find("instance")?.value ?? "",
    description: facts.find("description")?.value ?? "",
    budget: positiveNumber("budget", budget),
    budgetLine: budget.line,
    limit: mostPoints ?? votes.reduce((most, vote) => Math.max(most, pointsOf(vote)), 1),
    projects,
    votes,
  };
}

/** Counts the file's own votes: what its published numbers must follow from. An entry of 0 points is no vote. */
export function recount(election: Election): Map<string, Count> {
  const counts = new Map(election.projects.map((p) => [p.id, { points: 0, voters: 0 }]));
  for (const { project, points } of election.votes.flatMap((v) => v.gifts)) {
    const count = counts.get(project);
    if (count === undefined || points === 0) continue;
    count.points += points;
    count.voters += 1;
  }
  return counts;
}

/** One sentence for each published number that `counts` contradicts. `source` says whose they are: "its votes give". */
export function contradictions(election: Election, counts: Map<string, Count>, source: string): string[] {
  return election.projects.flatMap(({ line, id, score, votes }) => {
    const { points, voters } = counts.get(id) ?? { points: 0, voters: 0 };
    const sentence = (column: string, published: number, counted: number): string =>
      `line ${line}: project ${id} says ${column} ${published}, ${source} ${counted}`;
    const found: string[] = [];
    if (score !== undefined && score !== points) found.push(sentence("score", score, points));
    if (votes !== undefined && votes !== voters) found.push(sentence("votes", votes, voters));
    return found;
  });
}

/** All points of one vote. */
export function pointsOf(vote: Vote): number {
  return vote.gifts.reduce((sum, gift) => sum + gift.points, 0);
}

/* SECTIONS */

function readSections(text: string): Record<Section, Table> {
  const rows = readRows(text);
  const tables: Partial<Record<Section, Table>> = {};
  let table: Table | undefined;
  for (const row of rows) {
    const title = titleIn(row);
    if (title !== undefined) {
      if (tables[title] !== undefined) throw new PabulibError(row.line, `section ${title} occurs twice`);
      table = tables[title] = { line: row.line, header: [], rows: [] };
    } else if (table === undefined) {
      throw new PabulibError(row.line, `"${row.cells[0]}" where the title of a section belongs`);
    } else if (table.header.length === 0) {
      [table.line, table.header] = [row.line, row.cells.map((cell) => cell.trim())];
    } else {
      table.rows.push(row);
    }
  }
  const end = rows.at(-1)?.line ?? 1;
  const checked = (title: Section): Table => checkTable(title, tables[title], end);
  return { META: checked("META"), PROJECTS: checked("PROJECTS"), VOTES: checked("VOTES") };
}

/** Spreadsheets pad the title of a section with empty cells. */
function titleIn({ cells }: Row): Section | undefined {
  const [first = "", ...others] = cells.map((cell) => cell.trim());
  return Object.hasOwn(COLUMNS, first) && others.every((cell) => cell === "") ? (first as Section) : undefined;
}

function checkTable(title: Section, table: Table | undefined, end: number): Table {
  if (table === undefined) throw new PabulibError(end, `the file ends without a section ${title}`);
  const { line, header, rows } = table;
  const missing = COLUMNS[title].find((column) => !header.includes(column));
  if (missing !== undefined) throw new PabulibError(line, `section ${title} has no column ${missing}`);

  // A comment in META may hold separators without quotes. Elsewhere such a row has slipped into the wrong columns.
  const slipped = title === "META" ? undefined : rows.find((row) => row.cells.length !== header.length);
  if (slipped !== undefined) {
    throw new PabulibError(slipped.line, `${slipped.cells.length} cells where the header has ${header.length}`);
  }
  return table;
}

/** The cell of `row` in `column`; undefined where the file has no such column. */
function cellOf(table: Table, row: Row, column: string): string | undefined {
  const index = table.header.indexOf(column);
  return index === -1 ? undefined : (row.cells[index] ?? "").trim();
}

/* META */

interface Fact {
  line: number;
  value: string;
}

interface Facts {
  get(key: string): Fact; // throws where the file does not say
  find(key: string): Fact | undefined;
}

function readMeta(table: Table): Facts {
  const facts = new Map<string, Fact>();
  for (const row of table.rows) {
    const key = cellOf(table, row, "key") ?? "";
    if (facts.has(key)) throw new PabulibError(row.line, `${key} is given twice`);
    facts.set(key, { line: row.line, value: cellOf(table, row, "value") ?? "" });
  }
  return {
    find: (key) => facts.get(key),
    get: (key) => {
      const fact = facts.get(key);
      if (fact === undefined) throw new PabulibError(table.line, `section META does not say ${key}`);
      return fact;
    },
  };
}

function checkVoteType({ line, value }: Fact): void {
  if (value !== "cumulative") throw new PabulibError(line, `vote_type is "${value}", only cumulative is understood`);
}

function checkTotal(key: string, fact: Fact, rows: number): void {
  const total = positiveNumber(key, fact);
  if (total !== rows) throw new PabulibError(fact.line, `${key} is ${total}, the file has ${rows} of them`);
}

/* PROJECTS */

function readProjects(table: Table): Project[] {
  const ids = new Set<string>();
  return table.rows.map((row) => {
    const id = newId(ids, row.line, "project", cellOf(table, row, "project_id"));
    return {
      line: row.line,
      id,
      name: cellOf(table, row, "name") ?? "",
      cost: wholeNumber(row.line, "cost", cellOf(table, row, "cost")),
      score: published(table, row, "score"),
      votes: published(table, row, "votes"),
    };
  });
}

function published(table: Table, row: Row, column: string): number | undefined {
  const text = cellOf(table, row, column);
  return text === undefined || text === "" ? undefined : wholeNumber(row.line, column, text);
}

/* VOTES */

function readVotes(table: Table, projects: Set<string>, limit: number): Vote[] {
  const voters = new Set<string>();
  return table.rows.map((row) => {
    const voter = newId(voters, row.line, "voter", cellOf(table, row, "voter_id"));
    const vote = { line: row.line, voter, gifts: readGifts(table, row, projects) };
    const points = pointsOf(vote);
    if (points > limit) {
      throw new PabulibError(row.line, `voter ${voter} gives ${points} points, max_sum_points is ${limit}`);
    }
    return vote;
  });
}

function readGifts(table: Table, row: Row, projects: Set<string>): Gift[] {
  const named = listIn(cellOf(table, row, "vote"));
  const points = listIn(cellOf(table, row, "points"));
  if (named.length !== points.length) {
    throw new PabulibError(row.line, `the vote names ${named.length} projects and gives points ${points.length} times`);
  }
  const unknown = named.find((project) => !projects.has(project));
  if (unknown !== undefined) throw new PabulibError(row.line, `the vote names project ${unknown}, PROJECTS does not`);
  const repeated = named.find((project, i) => named.indexOf(project) !== i);
  if (repeated !== undefined) throw new PabulibError(row.line, `the vote names project ${repeated} twice`);
  return named.map((project, i) => ({ project, points: wholeNumber(row.line, "points", points[i]) }));
}

/* CELLS */

function newId(known: Set<string>, line: number, what: string, id = ""): string {
  if (id === "") throw new PabulibError(line, `a ${what} without an id`);
  if (known.has(id)) throw new PabulibError(line, `${what} ${id} occurs twice`);
  known.add(id);
  return id;
}

function listIn(text = ""): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

function wholeNumber(line: number, what: string, text = ""): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(number)) throw new PabulibError(line, `${what} is "${text}", not a whole number`);
  return number;
}

function positiveNumber(key: string, { line, value }: Fact): number {
  const number = wholeNumber(line, key, value);
  if (number === 0) throw new PabulibError(line, `${key} is 0`);
  return number;
}

/* CSV */

interface Cursor {
  text: string;
  at: number;
  line: number;
}

/** All rows with something in them. Quoted cells may run over several lines; a row is known by its first one. */
function readRows(text: string): Row[] {
  const cursor = { text: text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"), at: 0, line: 1 };
  const rows: Row[] = [];
  while (cursor.at < cursor.text.length) rows.push(readRow(cursor));
  return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ""));
}

function readRow(cursor: Cursor): Row {
  const { line } = cursor;
  const cells = [readCell(cursor)];
  while (cursor.text[cursor.at] === ";") {
    cursor.at += 1;
    cells.push(readCell(cursor));
  }
  cursor.at += 1;
  cursor.line += 1;
  return { line, cells };
}

function readCell(cursor: Cursor): string {
  if (cursor.text[cursor.at] === '"') return readQuoted(cursor);
  const plain = /[^;\n]*/y;
  plain.lastIndex = cursor.at;
  const cell = plain.exec(cursor.text)?.[0] ?? "";
  cursor.at += cell.length;
  return cell;
}

function readQuoted(cursor: Cursor): string {
  const quoted = /"([^"]*(?:""[^"]*)*)"(?=;|\n|$)/y;
  quoted.lastIndex = cursor.at;
  const found = quoted.exec(cursor.text);
  if (found === null) throw new PabulibError(cursor.line, "a quote is not closed at the end of its cell");
  const [whole, cell = ""] = found;
  cursor.at += whole.length;
  cursor.line += whole.split("\n").length - 1;
  return cell.replaceAll('""', '"');
}
