import {
  agendaAbi,
  assemblyAbi,
  authorityAbi,
  bucketsAbi,
  executorAbi,
  fundsAbi,
  membersAbi,
  payoutsAbi,
  roundsAbi,
  sharesAbi,
  statuteAbi,
  treasuryAbi,
} from "./abi.ts";
import type { Noun } from "./coop.ts";

/** The ABI of each noun of a co-op. */
export const NOUN_ABIS = {
  statute: statuteAbi,
  members: membersAbi,
  shares: sharesAbi,
  assembly: assemblyAbi,
  agenda: agendaAbi,
  executor: executorAbi,
  authority: authorityAbi,
  treasury: treasuryAbi,
  buckets: bucketsAbi,
  payouts: payoutsAbi,
  funds: fundsAbi,
  rounds: roundsAbi,
} as const satisfies Record<Noun, readonly object[]>;
