import { short } from "../words/format.ts";
import { inUsualForm } from "../wallet/signature.ts";
import { judgeConsent } from "./consents.ts";
import type { Signable } from "./consents.ts";
import type { Consent } from "./draft.ts";
import { unpackConsent } from "./fragment.ts";
import { words } from "./words/index.ts";

/** What came of signatures that were handed in. */
export interface Collected {
  good: Consent[];
  problems: string[]; // sentences
}

const { collect: said } = words.consents;

/** Reads signatures, as links or codes with space between them, and judges each. */
export async function collectConsents(
  site: Parameters<typeof judgeConsent>[0],
  signable: Signable,
  text: string,
  now: number, // seconds
): Promise<Collected> {
  const read = text.split(/\s+/).filter((piece) => piece !== "");
  const results = await Promise.all(read.map((piece) => collectOne(site, signable, piece, now)));
  return {
    good: results.filter((result) => typeof result !== "string"),
    problems: results.filter((result) => typeof result === "string"),
  };
}

/** A good consent, or the sentence that says why it is none. */
async function collectOne(
  site: Parameters<typeof judgeConsent>[0],
  signable: Signable,
  text: string,
  now: number,
): Promise<Consent | string> {
  let consent: Consent;
  try {
    consent = unpackConsent(text);
  } catch {
    return said.damaged;
  }
  const usual = { ...consent, signature: inUsualForm(consent.signature) };
  const wallet = short(consent.wallet);
  try {
    const exact = await judgeConsent(site, signable, consent, now);
    const verdict = exact === "notGood" ? await judgeConsent(site, signable, usual, now) : exact;
    if (verdict === "good") return exact === "good" ? consent : usual;
    return said[verdict](wallet);
  } catch {
    return said.unreachable;
  }
}
