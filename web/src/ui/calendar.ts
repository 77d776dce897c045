/** A date that somebody wants to remember. Title and description may be anybody's words. */
export interface CalendarEvent {
  uid: string; // the same for the same date, so that a later file moves it instead of doubling it
  title: string;
  description?: string;
  url?: string;
  at: number; // seconds
}

const LINE_END = "\r\n";
const MOST_OCTETS = 75; // of a line; longer ones go on in the next

/** A calendar file (RFC 5545) with these dates, as of `now` (seconds). */
export function calendarFile(events: readonly CalendarEvent[], now: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rochdale//Rochdale//EN",
    ...events.flatMap((event) => eventLines(event, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => fold(line) + LINE_END).join("");
}

function eventLines({ uid, title, description, url, at }: CalendarEvent, now: number): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escape(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(at)}`,
    `SUMMARY:${escape(title)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escape(description)}`]),
    ...(url === undefined ? [] : [`URL:${new URL(url).href}`]), // which holds no line breaks
    "END:VEVENT",
  ];
}

/** "20261206T210000Z" */
function utc(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+|[-:]/g, "");
}

/** Text that stays text: no line breaks, separators or control characters of its own. */
function escape(text: string): string {
  return text
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

/** Breaks a line before it gets too long, never within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, length] = ["", 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > MOST_OCTETS) {
      folded += `${LINE_END} `;
      length = 1; // the space that marks what goes on
    }
    folded += character;
    length += octets;
  }
  return folded;
}
