/** Six voters who give up to ten points to four projects; the last one gets nothing. The tests know every line. */
export const SMALL = `META
key;value
description;District of Mills
instance;2026
num_projects;4
num_votes;6
budget;600
vote_type;cumulative
max_sum_points;10
PROJECTS
project_id;cost;votes;score;name
oven;150;4;19;"The ""new"" oven; with door"
bike;100;3;12;Bicycle
mill;240;4;23;Mill
sign;50;0;0;Sign
VOTES
voter_id;vote;points;age
1;oven,bike;6,4;35
2;bike,oven,mill;4,3,3;
3;mill;10;52
4;oven;5;28
5;bike,mill,oven;4,1,5;61
6;mill;9;19
`;

/** `SMALL` with the line `number` (from 1) replaced, or left out where `text` is undefined. */
export function withLine(number: number, text?: string): string {
  const lines = SMALL.split("\n");
  lines.splice(number - 1, 1, ...(text === undefined ? [] : [text]));
  return lines.join("\n");
}
