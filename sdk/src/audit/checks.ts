import { balances } from "./balances.ts";
import { budgets } from "./budgets.ts";
import { capital } from "./capital.ts";
import { causes } from "./causes.ts";
import { ceiling } from "./ceiling.ts";
import type { Check } from "./context.ts";
import { decided } from "./decided.ts";
import { delays } from "./delays.ts";
import { escrow } from "./escrow.ts";
import { interest } from "./interest.ts";
import { journal } from "./journal.ts";
import { notice } from "./notice.ts";
import { power } from "./power.ts";
import { purposes } from "./purposes.ts";
import { recount } from "./recount.ts";
import { reserve } from "./reserve.ts";
import { statements } from "./statements.ts";
import { weights } from "./statute.ts";
import { voters } from "./voters.ts";
import { withdrawals } from "./withdrawals.ts";

/** Accounts, minutes and a social report by their deadline. */
const publication: Check = {
  number: 20,
  title: "Accounts and minutes are published, and are what they say",
  begin: (_, findings) => {
    findings.notYet("The chain does not yet know of accounts, minutes and reports that are published.");
    return {};
  },
};

/** The twenty checks, in their order. */
export const CHECKS: readonly Check[] = [
  balances,
  journal,
  statements,
  causes,
  decided,
  delays,
  notice,
  voters,
  recount,
  weights,
  ceiling,
  budgets,
  escrow,
  capital,
  withdrawals,
  interest,
  reserve,
  purposes,
  power,
  publication,
];
