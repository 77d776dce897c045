/** A mutant that no test can notice, or need not. `in`: file and function. */
export interface Accepted {
  in: string;
  was: string;
  becomes: string;
  why: string;
}

const SEATS = "a word has six seats of 40 bits either way, and what is beyond them never equals a time";

export const ACCEPTED: Accepted[] = [
  { in: "Agenda.release", was: "SEAT_BITS", becomes: "SEAT_BITS + 1", why: SEATS },
  { in: "Agenda.release", was: "256 / SEAT_BITS", becomes: "256 * SEAT_BITS", why: SEATS },
  { in: "Agenda.release", was: "256", becomes: "uint256(256 + 1)", why: SEATS },
  { in: "Agenda.release", was: "seat < 256 / SEAT_BITS", becomes: "seat <= 256 / SEAT_BITS", why: SEATS },
  {
    in: "Agenda.release",
    was: "0",
    becomes: "uint256(0 + 1)",
    why: "a seat until the first second of 1970 is free, too",
  },
  {
    in: "Agenda.petitionOf",
    was: "needed > rules.petitionCap",
    becomes: "needed >= rules.petitionCap",
    why: "where both are the same, it does not matter which is taken",
  },
];
