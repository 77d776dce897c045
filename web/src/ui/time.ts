const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayAndHour = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "always" });

/** "6 Dec 2026, 21:00", in the reader's time zone. */
export function dateTime(seconds: number | bigint): string {
  return dayAndHour.format(Number(seconds) * 1000);
}

/** "6 Dec 2026". */
export function date(seconds: number | bigint): string {
  return day.format(Number(seconds) * 1000);
}

/** "in 13 days", "2 hours ago", as the clock of the chain sees it. */
export function fromNow(seconds: number | bigint, now: number): string {
  const difference = Number(seconds) - now;
  const size = Math.abs(difference);
  if (size >= 2 * DAY) return relative.format(Math.round(difference / DAY), "day");
  if (size >= 2 * HOUR) return relative.format(Math.round(difference / HOUR), "hour");
  if (size >= MINUTE) return relative.format(Math.round(difference / MINUTE), "minute");
  return "just now";
}

/** "14 days", "36 hours". */
export function duration(seconds: number): string {
  const [n, unit] = seconds >= 2 * DAY ? [seconds / DAY, "day"] : [seconds / HOUR, "hour"];
  const rounded = Math.round(n * 10) / 10;
  return `${rounded} ${unit}${rounded === 1 ? "" : "s"}`;
}
