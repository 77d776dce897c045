/** Why a request is refused: HTTP status and sentence of every code. */
const REASONS = {
  "unknown-parameter": [400, "There is no parameter of this name here."],
  "repeated-parameter": [400, "This parameter is given more than once."],
  "invalid-parameter": [400, "This parameter cannot be read."],
  "too-long": [400, "The address of the request is too long."],
  "unknown-path": [404, "There is nothing here. What there is stands in /openapi.json."],
  "unknown-coop": [404, "There is no such co-op among those of the factory."],
  "unknown-record": [404, "The co-op has no such record."],
  "unknown-method": [405, "This can only be read: GET."],
  "too-many-requests": [429, "Too many requests from this address."],
  "too-many-exports": [429, "Too many exports from this address."],
  "too-many-listeners": [429, "Too many live streams from this address."],
  internal: [500, "The indexer has failed."],
  busy: [503, "Too much is asked at once. Try again in a moment."],
  unavailable: [503, "The database or the node does not answer. Try again in a moment."],
} as const;

export type Code = keyof typeof REASONS;
export const CODES = Object.keys(REASONS) as Code[];

/** All statuses that a refusal may have, rising. */
export const REFUSING = [...new Set(Object.values(REASONS).map(([status]) => status))];

/** Thrown where a request is not answered. The values say what the sentence is about. */
export class Refusal extends Error {
  readonly code: Code;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: Code, values: Readonly<Record<string, string | number>> = {}) {
    super(REASONS[code][1]);
    this.code = code;
    this.values = values;
  }

  get status(): number {
    return REASONS[this.code][0];
  }
}

/** A refusal stays one. Mistakes of this program are its own; everything else is the database's. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const isOurs = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return new Refusal(isOurs ? "internal" : "unavailable");
}
