/** A mutant that no test can notice, or need not. `in`: file and function. */
export interface Accepted {
  in: string;
  was: string;
  becomes: string;
  why: string;
}

export const ACCEPTED: Accepted[] = [];
