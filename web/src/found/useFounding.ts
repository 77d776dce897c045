import { hashCharter } from "../../../sdk/src/charter.ts";
import type { Charter } from "../../../sdk/src/charter.ts";
import type { Token } from "../../../sdk/src/exports/context.ts";
import { useCurrency } from "./currency.ts";
import { charterOf, keepDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Signable } from "./consents.ts";
import { problemsOf } from "./rules.ts";
import type { Problem } from "./rules.ts";
import { STEPS } from "./steps.ts";
import type { Step } from "./steps.ts";
import { warningsOf } from "./warnings.ts";
import type { Warning } from "./warnings.ts";
import { words } from "./words/index.ts";

/** A founding on its way: what was written, what it comes to, and what stands in its way. */
export interface FoundingDraft {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  charter: Charter;
  token?: Token; // of the currency
  problems: readonly Problem[];
  warnings: readonly Warning[];
  signable?: Signable; // once nothing stands in the way
}

/** What follows from a draft. Whatever is changed in it voids the signatures it has. */
export function useFoundingDraft(draft: Draft): FoundingDraft {
  const currency = useCurrency(draft.currency);
  const token = currency.data?.state === "token" ? currency.data : undefined;
  const charter = charterOf(draft, token?.decimals ?? 18);
  const problems = problemsOf(charter);
  if (token === undefined && !problems.some(({ field }) => field === "currency")) {
    problems.unshift({ step: "basics", field: "currency", words: words.rules.currencyUnfit });
  }
  const signable = problems.length === 0 ? { charter, hash: hashCharter(charter) } : undefined;
  const change = (patch: Partial<Draft>) => keepDraft({ ...draft, ...patch });
  return { draft, change, charter, token, problems, warnings: warningsOf(charter, draft.expected), signable };
}

/** The first step that is not done yet; the steps up to it can be visited. */
export function reachOf({ problems, draft, signable }: FoundingDraft): Step {
  const inTheWay = STEPS.find((step) => problems.some((problem) => problem.step === step));
  if (inTheWay !== undefined) return inTheWay;
  const signed = draft.consents.filter(({ hash }) => hash === signable?.hash);
  return signed.length < draft.founders.length ? "consents" : "found";
}

/** Opens a signed draft to changes. */
export function voidSignatures(draft: Draft): Partial<Draft> {
  const wallets = draft.consents.map(({ wallet }) => wallet);
  return { consents: [], voided: [...new Set([...draft.voided, ...wallets])] };
}
