/** How much is answered to whom. */
export interface Limits {
  perMinute: number; // requests of an address; costly ones count as several
  exportsPerMinute: number; // of an address
  isBehindProxy: boolean; // which names the address in X-Forwarded-For
  urlLength: number; // characters
  atOnce: number; // requests being answered, of everybody
  exportsAtOnce: number; // of everybody
  exportTime: number; // milliseconds that one may take
  listeners: number; // live streams, of everybody
  listenersPerAddress: number;
  heartbeat: number; // milliseconds between two signs of life on a live stream
  remembered: number; // bytes of answers kept until the next block
}

export const USUAL_LIMITS: Limits = {
  perMinute: 600,
  exportsPerMinute: 6,
  isBehindProxy: false,
  urlLength: 2_000,
  atOnce: 200,
  exportsAtOnce: 20,
  exportTime: 600_000,
  listeners: 1_000,
  listenersPerAddress: 20,
  heartbeat: 15_000,
  remembered: 32 * 2 ** 20,
};

const MINUTE = 60; // seconds
const ADDRESSES = 20_000; // that are remembered; whoever came longest ago is forgotten first

interface Allowance {
  left: number;
  at: number; // milliseconds
}

/** Gives every address an allowance that fills up again within a minute. */
export class Meter {
  readonly #perMinute: number;
  readonly #allowances = new Map<string, Allowance>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes from the allowance of an address: 0, or, where too little is left, the seconds to wait. */
  take(address: string, cost = 1): number {
    const now = performance.now();
    const { left, at } = this.#allowances.get(address) ?? { left: this.#perMinute, at: now };
    const rate = this.#perMinute / MINUTE;
    const filled = Math.min(this.#perMinute, left + ((now - at) / 1000) * rate);
    const due = Math.min(cost, this.#perMinute);
    const isEnough = filled >= due;
    this.#keep(address, { left: isEnough ? filled - due : filled, at: now });
    return isEnough ? 0 : Math.max(1, Math.ceil((due - filled) / rate));
  }

  #keep(address: string, allowance: Allowance): void {
    this.#allowances.delete(address); // so that it stands last
    this.#allowances.set(address, allowance);
    if (this.#allowances.size <= ADDRESSES) return;
    const [oldest] = this.#allowances.keys();
    if (oldest !== undefined) this.#allowances.delete(oldest);
  }
}

/** For whom an address stands: of IPv6 its first half, since whoever has one has all that share it. */
export function holderOf(address: string): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address);
  if (mapped !== null) return mapped[1] as string;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 }, () => "0");
  return [...groups, ...zeros].slice(0, 4).join(":");
}
