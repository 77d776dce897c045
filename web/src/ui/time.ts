import { locale } from "../words/language.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const dayAndHour = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
const spans = {
  year: new Intl.NumberFormat(locale, { style: "unit", unit: "year", unitDisplay: "long" }),
  day: new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 1 }),
  hour: new Intl.NumberFormat(locale, { style: "unit", unit: "hour", unitDisplay: "long", maximumFractionDigits: 1 }),
  minute: new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "minute",
    unitDisplay: "long",
    maximumFractionDigits: 0,
  }),
};

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
  return relative.format(Math.trunc(difference / MINUTE), "minute");
}

/** "3 years", "14 days", "36 hours". */
export function duration(seconds: number | bigint): string {
  const span = Number(seconds);
  if (span >= YEAR && span % YEAR === 0) return spans.year.format(span / YEAR);
  if (span >= 2 * DAY) return spans.day.format(span / DAY);
  return span >= HOUR ? spans.hour.format(span / HOUR) : spans.minute.format(span / MINUTE);
}
