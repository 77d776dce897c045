import { Funds } from "../funds/Funds.tsx";
import { Section } from "../ui/Section.tsx";
import { Audit } from "./Audit.tsx";
import { Balances } from "./Balances.tsx";
import { Journal } from "./Journal.tsx";
import { useLedger } from "./useLedger.ts";

/** All money of the co-op, from the journal alone, and the proof that nothing is missing. */
export function Treasury() {
  const { entries, ledger } = useLedger();
  return (
    <Section id="treasury" title="Treasury" lead="All the money of the co-op, and every movement of it.">
      <Balances ledger={ledger} />
      <Funds />
      <Audit ledger={ledger} />
      <Journal entries={entries} />
    </Section>
  );
}
