import type { Address } from "viem";
import type { CoopEvent } from "../events.ts";
import type { Books } from "./books.ts";

/** A budget that comes back: an amount into a bucket in every period. */
export interface StandingRecord {
  number: number;
  bucket: number;
  asset: Address;
  amount: bigint; // base units
  period: number; // seconds
  firstAt: number; // seconds
  endsAt: number; // seconds; 0: until further notice
  paid: bigint; // base units so far
}

/** Money that doubles what funders give. */
export interface FundRecord {
  number: number;
  title: string;
  terms: CoopEvent<"FundOpened">["args"]["terms"];
  given: bigint; // base units: at the opening, and by sponsors since
  matched: bigint; // base units
  buckets: readonly number[];
  openedAt: number; // seconds
  finishedAt: number; // seconds; 0: not yet
}

export function applyFunds(books: Books, event: CoopEvent): void {
  const { standings, funds, purses } = books;
  switch (event.eventName) {
    case "StandingNamed": {
      const { bucket, amount, period, firstAt, endsAt, asset, paid } = event.args.budget;
      const number = Number(event.args.id);
      standings.set(number, { number, bucket, asset, amount, period, firstAt, endsAt, paid });
      break;
    }
    case "StandingEnded":
      standings.change(Number(event.args.id), { endsAt: Number(event.args.endsAt) });
      break;
    case "StandingPaid": {
      const { id, amount } = event.args;
      standings.change(Number(id), ({ paid }) => ({ paid: paid + amount }));
      break;
    }
    case "FundOpened": {
      const { fund, terms, amount: given, title } = event.args;
      const number = Number(fund);
      const openedAt = Number(event.blockTimestamp);
      funds.set(number, { number, title, terms, given, matched: 0n, buckets: [], openedAt, finishedAt: 0 });
      break;
    }
    case "FundSponsored": {
      const { fund, amount } = event.args;
      funds.change(Number(fund), ({ given }) => ({ given: given + amount }));
      break;
    }
    case "FundAssigned": {
      const [fund, bucket] = [Number(event.args.fund), Number(event.args.bucket)];
      funds.change(fund, ({ buckets }) => ({ buckets: [...buckets, bucket] }));
      purses.change(bucket, { fund });
      break;
    }
    case "GiftMatched": {
      const { fund, amount } = event.args;
      funds.change(Number(fund), ({ matched }) => ({ matched: matched + amount }));
      break;
    }
    case "FundFinished":
      funds.change(Number(event.args.fund), { finishedAt: Number(event.blockTimestamp) });
      break;
  }
}
