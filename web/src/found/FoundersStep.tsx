import { useQuery } from "@tanstack/react-query";
import { isAddress } from "viem";
import { getCode } from "viem/actions";
import { useSite } from "../chain/site.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useSession } from "../wallet/session.ts";
import type { Draft } from "./draft.ts";
import { ChoiceField, TextField } from "./fields.tsx";
import type { FoundingDraft } from "./useFounding.ts";
import { words } from "./words/index.ts";

const { founders: said } = words;

type Founder = Draft["founders"][number];

/** Who founds the co-op: a wallet each, and the class of each. */
export function FoundersStep({ draft, change }: FoundingDraft) {
  const { founders } = draft;
  const set = (next: Founder[]) => change({ founders: next });
  return (
    <>
      {founders.length === 0 && <p className="prompt">{said.none}</p>}
      <ol className="founder-list">
        {founders.map((founder, i) => (
          <li key={i} className="founder">
            <TextField
              field={`founder.${i}.wallet`}
              label={said.wallet(i + 1)}
              isCode
              value={founder.wallet}
              onChange={(typed) => set(founders.toSpliced(i, 1, ...foundersIn(typed, founder.class)))}
            />
            <ChoiceField
              field={`founder.${i}.class`}
              label={said.class(i + 1)}
              isNarrow
              value={String(founder.class)}
              choices={draft.rules.classes.map(({ name }, c) => [String(c), name] as const)}
              onChange={(chosen) => set(founders.with(i, { ...founder, class: Number(chosen) }))}
            />
            <button type="button" className="plain" onClick={() => set(founders.toSpliced(i, 1))}>
              {said.remove(i + 1)}
            </button>
            <ContractNote wallet={founder.wallet} />
          </li>
        ))}
      </ol>
      <div className="buttons">
        <button type="button" onClick={() => set([...founders, { wallet: "", class: nextClass(draft) }])}>
          {said.add}
        </button>
        <AddMine draft={draft} onAdd={(wallet) => set([...founders, { wallet, class: nextClass(draft) }])} />
      </div>
      <p className="quiet">{said.paste}</p>
      <p className="quiet">{said.privacy}</p>
    </>
  );
}

/** One founder for every address in what was typed or pasted. */
export function foundersIn(typed: string, class_: number): Founder[] {
  const wallets = typed.match(/0x[0-9a-f]{40}(?![0-9a-z])/gi) ?? [];
  return (wallets.length > 1 ? wallets : [typed]).map((wallet) => ({ wallet, class: class_ }));
}

/** The class with the fewest founders, which the next one probably is of. */
function nextClass({ rules: { classes }, founders }: Draft): number {
  const numbers = classes.map((_, c) => founders.filter((founder) => founder.class === c).length);
  return numbers.indexOf(Math.min(...numbers));
}

function AddMine({ draft, onAdd }: { draft: Draft; onAdd: (wallet: string) => void }) {
  const { account } = useSession();
  if (account === undefined) return <ConnectPrompt to={said.connect} />;
  const isIn = draft.founders.some(({ wallet }) => wallet.trim().toLowerCase() === account.toLowerCase());
  if (isIn) return <p className="quiet">{said.mineIsIn}</p>;
  return (
    <button type="button" onClick={() => onAdd(account)}>
      {said.addMine}
    </button>
  );
}

/** Tells contract accounts from those of keys. */
function ContractNote({ wallet }: { wallet: string }) {
  const { client } = useSite();
  const address = wallet.trim();
  const { data: isContract } = useQuery({
    queryKey: ["isContract", address.toLowerCase()],
    queryFn: async () => {
      if (!isAddress(address)) return false;
      return ((await getCode(client, { address })) ?? "0x") !== "0x";
    },
    enabled: isAddress(address),
    staleTime: Infinity,
  });
  return isContract === true ? <p className="quiet">{said.contract}</p> : null;
}
