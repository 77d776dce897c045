export interface Plan {
  voters: number;
  projects: number;
  most: number; // projects a vote names
  seed: number;
  zerosAreVotes: boolean; // the published votes count entries of 0 points
}

const LIMIT = 10; // points of a vote

/**
 * The text of a Pabulib file: always the same for the same plan. One vote in twenty has the voter id of an earlier one,
 * one entry in ten is of 0 points, and one vote in thirty is for nothing. What it publishes is counted while the votes
 * are made up, by nothing that the replay uses.
 */
export function generateElection({ voters, projects, most, seed, zerosAreVotes }: Plan): string {
  const below = dice(seed);
  const scores = Array.from({ length: projects }, () => 0);
  const votes = Array.from({ length: projects }, () => 0);
  const count = (project: number, points: number): void => {
    scores[project] = (scores[project] ?? 0) + points;
    if (points !== 0 || zerosAreVotes) votes[project] = (votes[project] ?? 0) + 1;
  };
  const lines: string[] = [];
  for (let i = 0; i < voters; i++) {
    const voter = i !== 0 && below(20) === 0 ? below(i) : i;
    const entries = makeUpVote(below, projects, most);
    for (const [project, points] of entries) count(project, points);
    lines.push(`${voter};${[...entries.keys()].map((n) => `p${n}`).join(",")};${[...entries.values()].join(", ")}`);
  }
  return [
    "META",
    "key;value",
    `description;Made up from ${seed}`,
    `instance;${seed}`,
    `num_projects;${projects}`,
    `num_votes;${voters}`,
    "budget;1000000.50",
    "vote_type;cumulative",
    `max_sum_points;${LIMIT}`,
    "PROJECTS",
    "project_id;cost;votes;score;name",
    ...scores.map((score, i) => `p${i};${1000 * (i + 1)}.25;${votes[i]};${score};"Project ""${i}"""`),
    "VOTES",
    "voter_id;vote;points",
    ...lines,
    "",
  ].join("\n");
}

/** Different projects in no order, and at most `LIMIT` points among them. */
function makeUpVote(below: (n: number) => number, projects: number, most: number): Map<number, number> {
  const entries = new Map<number, number>();
  if (below(30) === 0) return entries;
  const size = Math.min(1 + below(most), projects);
  let left = LIMIT;
  while (entries.size < size) {
    const project = below(projects);
    if (entries.has(project)) continue;
    const points = below(10) === 0 ? 0 : Math.min(left, 1 + below(3));
    entries.set(project, points);
    left -= points;
  }
  return entries;
}

/** Numbers from 0 to n - 1, evenly and always the same for a seed: the generator "mulberry32". */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}
