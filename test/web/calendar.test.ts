import { expect } from "chai";
import { calendarFile } from "../../web/src/ui/calendar.ts";

const NOW = Date.UTC(2026, 10, 26, 18, 5, 9) / 1000;
const CLOSE = Date.UTC(2026, 11, 6, 21) / 1000;

const fileOf = (event: Partial<Parameters<typeof calendarFile>[0][number]>): string =>
  calendarFile([{ uid: "7@0xabc", title: "Vote closes", at: CLOSE, ...event }], NOW);

/** The lines as a calendar reads them: folds undone. */
const read = (file: string): string[] => file.replaceAll("\r\n ", "").split("\r\n");

describe("A calendar file", function () {
  it("names the date and when it was written, in universal time", function () {
    expect(fileOf({}).split("\r\n")).to.deep.equal([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Rochdale//Rochdale//EN",
      "BEGIN:VEVENT",
      "UID:7@0xabc",
      "DTSTAMP:20261126T180509Z",
      "DTSTART:20261206T210000Z",
      "SUMMARY:Vote closes",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("holds as many dates as are given", function () {
    const event = { uid: "1", title: "One", at: CLOSE };
    expect(calendarFile([event, { ...event, uid: "2" }], NOW).match(/BEGIN:VEVENT/g)).to.have.length(2);
  });

  it("escapes what separates values", function () {
    expect(read(fileOf({ title: "Bread, flour; and C:\\oven" }))).to.include(
      "SUMMARY:Bread\\, flour\\; and C:\\\\oven",
    );
  });

  it("keeps line breaks within the text, so that nobody can add lines of their own", function () {
    for (const lineBreak of ["\r\n", "\n", "\r", "\u2028", "\u0085"]) {
      const lines = read(fileOf({ title: `Vote${lineBreak}END:VEVENT${lineBreak}BEGIN:VALARM` }));
      expect(lines).to.include("SUMMARY:Vote\\nEND:VEVENT\\nBEGIN:VALARM");
      expect(lines.filter((line) => line === "END:VEVENT")).to.have.length(1);
    }
  });

  it("drops other control characters", function () {
    expect(read(fileOf({ title: "a\0b\u001bc\u007fd\te" }))).to.include("SUMMARY:abcd\te");
  });

  it("folds lines at 75 octets and never within a character", function () {
    const title = "é€🥖".repeat(60);
    const file = fileOf({ title });
    for (const line of file.split("\r\n")) {
      expect(Buffer.byteLength(line)).to.be.at.most(75);
      expect(line).to.not.include("\ufffd");
    }
    expect(read(file)).to.include(`SUMMARY:${title}`);
  });

  it("gives text and address where there are any", function () {
    const lines = read(fileOf({ description: "One,\ntwo", url: "https://coop.example/0xabc/votes/7?a=1\r\nX:2" }));
    expect(lines).to.include("DESCRIPTION:One\\,\\ntwo");
    expect(lines.filter((line) => line.startsWith("URL:"))).to.deep.equal([
      "URL:https://coop.example/0xabc/votes/7?a=1X:2",
    ]);
    expect(lines.filter((line) => line.startsWith("X:"))).to.deep.equal([]);
  });
});
