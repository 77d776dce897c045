import { formatUnits } from "ethers";

/** Of the currency. Money is kept in its base units, so that no amount is rounded. */
export const DECIMALS = 18;

/** A participatory-budgeting election with cumulative votes, as a Pabulib file (pabulib.org) tells it. */
export interface Election {
  instance: string;
  description: string;
  budget: bigint; // base units
  budgetLine: number;
  limit: number; // points a voter may give in all
  projects: Project[];
  votes: Vote[];
  remarks: string[]; // where the file breaks its own rules, and what is made of that
}

export interface Project {
  line: number;
  id: string;
  name: string;
  cost: bigint; // base units
  score?: number; // points, as published
  votes?: number; // voters, as published; see `countsZeros`
}

export interface Vote {
  line: number;
  voter: string;
  occurrence: number; // 1, or more where earlier rows have the same voter id
  gifts: Gift[]; // at most one to a project
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
  const projects = readProjects(tables.PROJECTS);
  const votes = readVotes(tables.VOTES, new Set(projects.map((p) => p.id)));
  const most = votes.reduce((points, vote) => Math.max(points, pointsOf(vote)), 1);
  const limit = readLimit(facts);

  return {
    instance: facts.find("instance")?.value ?? "",
    description: facts.find("description")?.value ?? "",
    budget: readBudget(budget),
    budgetLine: budget.line,
    limit: Math.max(limit ?? 0, most),
    projects,
    votes,
    remarks: [
      ...remarksOnTotal(facts, "num_projects", projects.length),
      ...remarksOnTotal(facts, "num_votes", votes.length),
      ...remarksOnLimit(facts, limit, most),
      ...remarksOnMoney(budget, tables.PROJECTS),
      ...remarksOnVotes(votes, tables.VOTES),
    ],
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

/**
 * Whether the published `votes` count an entry of 0 points, which the format leaves open. Undefined where both readings
 * fit, so that nothing tells, and where neither does.
 */
export function countsZeros(election: Election): boolean | undefined {
  const counts = recount(election);
  const noZeros = new Map<string, number>();
  const fits = (zeros: Map<string, number>): boolean =>
    election.projects.every(({ id, votes }) => {
      const { voters } = counts.get(id) as Count;
      return votes === undefined || votes === voters + (zeros.get(id) ?? 0);
    });
  const isCounted = fits(zerosOf(election));
  return isCounted === fits(noZeros) ? undefined : isCounted;
}

/** How many votes name each project and give it nothing. */
function zerosOf(election: Election): Map<string, number> {
  const zeros = new Map<string, number>();
  for (const { project, points } of election.votes.flatMap((v) => v.gifts)) {
    if (points === 0) zeros.set(project, (zeros.get(project) ?? 0) + 1);
  }
  return zeros;
}

/**
 * One sentence for each published number that `counts` contradicts. `source` says whose they are: "its votes give".
 * Where the file counts entries of 0 points, which `counts` never do, they are added.
 */
export function contradictions(election: Election, counts: Map<string, Count>, source: string): string[] {
  const zeros = countsZeros(election) === true ? zerosOf(election) : new Map<string, number>();
  return election.projects.flatMap(({ line, id, score, votes }) => {
    const { points, voters } = counts.get(id) ?? { points: 0, voters: 0 };
    const voted = voters + (zeros.get(id) ?? 0);
    const sentence = (column: string, published: number, counted: number): string =>
      `line ${line}: project ${id} says ${column} ${published}, ${source} ${counted}`;
    const found: string[] = [];
    if (score !== undefined && score !== points) found.push(sentence("score", score, points));
    if (votes !== undefined && votes !== voted) found.push(sentence("votes", votes, voted));
    return found;
  });
}

/** All points of one vote. */
export function pointsOf(vote: Vote): number {
  return vote.gifts.reduce((sum, gift) => sum + gift.points, 0);
}

/** Whole units of the currency, with as many decimals as there are. */
export function moneyText(baseUnits: bigint): string {
  return formatUnits(baseUnits, DECIMALS).replace(/\.0$/, "");
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
      const titles = row.cells.map((cell) => cell.trim());
      [table.line, table.header] = [row.line, withoutPadding(titles, 0)];
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

/** The cells without the empty ones that a spreadsheet puts after the last of `width` columns. */
function withoutPadding(cells: string[], width: number): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, Math.max(last + 1, width));
}

function checkTable(title: Section, table: Table | undefined, end: number): Table {
  if (table === undefined) throw new PabulibError(end, `the file ends without a section ${title}`);
  const { line, header, rows } = table;
  const missing = COLUMNS[title].find((column) => !header.includes(column));
  if (missing !== undefined) throw new PabulibError(line, `section ${title} has no column ${missing}`);

  if (title === "META") return table; // a comment may hold separators without quotes
  if (rows.length === 0) throw new PabulibError(line, `section ${title} is empty`);
  for (const row of rows) {
    const { length } = withoutPadding(row.cells, header.length);
    if (length !== header.length) {
      throw new PabulibError(row.line, `${length} cells where the header has ${header.length}`); // it has slipped
    }
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
  find(key: string): Fact | undefined; // an empty value says nothing
}

function readMeta(table: Table): Facts {
  const facts = table.rows.map((row) => ({
    line: row.line,
    key: cellOf(table, row, "key") ?? "",
    value: cellOf(table, row, "value") ?? "",
  }));
  const find = (key: string): Fact | undefined => {
    const [first, ...others] = facts.filter((fact) => fact.key === key && fact.value !== "");
    const other = others.find((fact) => fact.value !== first?.value);
    if (other !== undefined) throw new PabulibError(other.line, `${key} is given twice`);
    return first;
  };
  const get = (key: string): Fact => {
    const fact = find(key);
    if (fact === undefined) throw new PabulibError(table.line, `section META does not say ${key}`);
    return fact;
  };
  return { get, find };
}

function checkVoteType({ line, value }: Fact): void {
  if (value.toLowerCase() === "cumulative") return;
  throw new PabulibError(line, `vote_type is "${value}", only cumulative is understood`);
}

function readBudget({ line, value }: Fact): bigint {
  const budget = moneyIn(line, "budget", value);
  if (budget === 0n) throw new PabulibError(line, "budget is 0");
  return budget;
}

function readLimit(facts: Facts): number | undefined {
  const fact = facts.find("max_sum_points");
  return fact === undefined ? undefined : wholeNumber(fact.line, "max_sum_points", fact.value);
}

/* PROJECTS */

function readProjects(table: Table): Project[] {
  const ids = new Set<string>();
  return table.rows.map((row) => {
    const id = idIn(table, row, "project");
    if (ids.has(id)) throw new PabulibError(row.line, `project ${id} occurs twice`);
    ids.add(id);
    return {
      line: row.line,
      id,
      name: cellOf(table, row, "name") ?? "",
      cost: moneyIn(row.line, "cost", cellOf(table, row, "cost")),
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

/** One vote for each row: the published numbers count them all, also where a voter id occurs again. */
function readVotes(table: Table, projects: Set<string>): Vote[] {
  const occurrences = new Map<string, number>();
  return table.rows.map((row) => {
    const voter = idIn(table, row, "voter");
    const occurrence = (occurrences.get(voter) ?? 0) + 1;
    occurrences.set(voter, occurrence);
    return { line: row.line, voter, occurrence, gifts: readGifts(table, row, projects) };
  });
}

/** What a vote gives to a project that it names more than once is added up. */
function readGifts(table: Table, row: Row, projects: Set<string>): Gift[] {
  const named = projectsIn(table, row);
  const points = listIn(cellOf(table, row, "points")).map((item) => wholeNumber(row.line, "points", item));
  if (named.length === 0 && points.every((given) => given === 0)) return []; // "0" for nobody
  if (named.length !== points.length) {
    throw new PabulibError(row.line, `the vote names ${named.length} projects and gives points ${points.length} times`);
  }
  const unknown = named.find((project) => !projects.has(project));
  if (unknown !== undefined) throw new PabulibError(row.line, `the vote names project ${unknown}, PROJECTS does not`);
  const gifts = new Map<string, number>();
  for (const [i, project] of named.entries()) gifts.set(project, (gifts.get(project) ?? 0) + (points[i] ?? 0));
  return [...gifts].map(([project, sum]) => ({ project, points: sum }));
}

function projectsIn(table: Table, row: Row): string[] {
  return listIn(cellOf(table, row, "vote"));
}

/* REMARKS */

function remarksOnTotal(facts: Facts, key: string, rows: number): string[] {
  const fact = facts.find(key);
  if (fact === undefined || Number(fact.value) === rows) return [];
  return [`line ${fact.line}: ${key} is ${fact.value}, the file has ${rows} of them`];
}

function remarksOnLimit(facts: Facts, limit: number | undefined, most: number): string[] {
  const taken = `it is taken to be ${most}, the most a vote gives`;
  if (limit === undefined) return [`META does not say max_sum_points: ${taken}`];
  if (limit >= most) return [];
  return [`line ${facts.get("max_sum_points").line}: max_sum_points is ${limit}, ${taken}`];
}

/** "1,234" and "1.234" can be read in two ways. */
function remarksOnMoney(budget: Fact, projects: Table): string[] {
  const costs = projects.rows.map((row) => ({ line: row.line, value: cellOf(projects, row, "cost") ?? "" }));
  return [{ what: "budget", ...budget }, ...costs.map((cost) => ({ what: "cost", ...cost }))]
    .filter(({ value }) => /^\d{1,3}[.,]\d{3}$/.test(value))
    .map(({ line, what, value }) => {
      return `line ${line}: ${what} "${value}" is taken to be ${moneyText(moneyIn(line, what, value))}`;
    });
}

function remarksOnVotes(votes: Vote[], table: Table): string[] {
  const remarks: string[] = [];
  const again = votes.filter((vote) => vote.occurrence === 2).length;
  if (again !== 0) {
    remarks.push(`voter ids that occur more than once: ${again}; each row is a ballot from a wallet of its own`);
  }
  const isRepeating = (projects: string[]): boolean => new Set(projects).size !== projects.length;
  const repeating = table.rows.filter((row) => isRepeating(projectsIn(table, row))).length;
  if (repeating !== 0) remarks.push(`votes that name a project more than once: ${repeating}; its points are added up`);
  return remarks;
}

/* CELLS */

function idIn(table: Table, row: Row, what: "project" | "voter"): string {
  const id = cellOf(table, row, `${what}_id`) ?? "";
  if (id === "") throw new PabulibError(row.line, `a ${what} without an id`);
  return id;
}

/** The items between commas. A comma after the last is none more. */
function listIn(text = ""): string[] {
  const items = text.split(",").map((item) => item.trim());
  return items.at(-1) === "" ? items.slice(0, -1) : items;
}

/** Also "10.0", as programs write that know no whole numbers. */
function wholeNumber(line: number, what: string, text = ""): number {
  const number = /^\d+(\.0*)?$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(number)) throw new PabulibError(line, `${what} is "${text}", not a whole number`);
  return number;
}

/** How amounts are written, the first that fits. A single point stands before decimals, as the format has it. */
const AMOUNTS = [
  /^(?<whole>\d{1,3}(?:[\s'’]\d{3})+)(?:[.,](?<decimals>\d*))?$/, // 1 234.50
  /^(?<whole>\d{1,3}(?:,\d{3})+)(?:\.(?<decimals>\d*))?$/, // 1,234.50
  /^(?<whole>\d{1,3}(?:\.\d{3})+),(?<decimals>\d*)$/, // 1.234,50
  /^(?<whole>\d{1,3}(?:\.\d{3}){2,})$/, // 1.234.567
  /^(?<whole>\d+)(?:[.,](?<decimals>\d*))?$/, // 1234.50
];

/** In base units, exactly. */
function moneyIn(line: number, what: string, text = ""): bigint {
  const amount = AMOUNTS.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  if (amount?.whole === undefined) throw new PabulibError(line, `${what} is "${text}", not an amount of money`);
  const decimals = (amount.decimals ?? "").replace(/0+$/, "");
  if (decimals.length > DECIMALS) throw new PabulibError(line, `${what} is "${text}", with over ${DECIMALS} decimals`);
  return BigInt(amount.whole.replace(/\D/g, "") + decimals.padEnd(DECIMALS, "0"));
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
