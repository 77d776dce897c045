import { useSnapshot } from "../chain/snapshot.ts";
import { date, dateTime, fromNow } from "./time.ts";

/** "in 13 days (6 Dec 2026, 21:00)" */
export function When({ at }: { at: number | bigint }) {
  const { now } = useSnapshot();
  return (
    <time dateTime={new Date(Number(at) * 1000).toISOString()}>
      {fromNow(at, now)} ({dateTime(at)})
    </time>
  );
}

/** "6 Dec 2026" */
export function Day({ at }: { at: number | bigint }) {
  return (
    <time dateTime={new Date(Number(at) * 1000).toISOString()} title={dateTime(at)}>
      {date(at)}
    </time>
  );
}
