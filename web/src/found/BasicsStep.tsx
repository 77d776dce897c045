import { zeroAddress } from "viem";
import type { Address } from "viem";
import { useSite } from "../chain/site.ts";
import { useCurrency } from "./currency.ts";
import { isEther } from "./draft.ts";
import { NumberField, TextField } from "./fields.tsx";
import type { FoundingDraft } from "./useFounding.ts";
import { words } from "./words/index.ts";

const { basics } = words;

/** What the co-op is called, what it is for, and what it counts its money in. */
export function BasicsStep({ draft, change, token }: FoundingDraft) {
  const { rules } = draft;
  return (
    <>
      <TextField field="name" label={basics.name} value={draft.name} onChange={(name) => change({ name })} />
      <TextField
        field="purpose"
        label={basics.purpose}
        hint={basics.purposeHint}
        rows={3}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      <CurrencyChoice draft={draft} change={change} />
      <NumberField
        field="sharePar"
        label={basics.sharePar(token?.symbol ?? basics.someCurrency)}
        hint={basics.shareHint}
        isNarrow
        value={rules.sharePar}
        onChange={(sharePar) => change({ rules: { ...rules, sharePar } })}
      />
    </>
  );
}

function CurrencyChoice({ draft, change }: Pick<FoundingDraft, "draft" | "change">) {
  const { currencies = [] } = useSite();
  const isListed = currencies.some((address) => address.toLowerCase() === draft.currency.toLowerCase());
  const isOther = !isListed && !isEther(draft);
  return (
    <fieldset className="ways">
      <legend>{basics.currency}</legend>
      {currencies.map((address) => (
        <CurrencyWay
          key={address}
          address={address}
          isChosen={address.toLowerCase() === draft.currency.toLowerCase()}
          onChoose={() => change({ currency: address })}
        />
      ))}
      <label className="way">
        <input
          type="radio"
          name="currency"
          checked={isEther(draft)}
          onChange={() => change({ currency: zeroAddress })}
        />
        <span>{basics.ether}</span>
      </label>
      <label className="way">
        <input type="radio" name="currency" checked={isOther} onChange={() => change({ currency: "" })} />
        <span>{basics.other}</span>
      </label>
      {isOther && <OtherToken draft={draft} change={change} />}
    </fieldset>
  );
}

interface CurrencyWayProps {
  address: Address;
  isChosen: boolean;
  onChoose: () => void;
}

function CurrencyWay({ address, isChosen, onChoose }: CurrencyWayProps) {
  return (
    <label className="way">
      <input type="radio" name="currency" checked={isChosen} onChange={onChoose} />
      <span>
        <CurrencyWords address={address} />
        <code className="uri">{address}</code>
      </span>
    </label>
  );
}

function OtherToken({ draft, change }: Pick<FoundingDraft, "draft" | "change">) {
  return (
    <div className="other-token">
      <TextField
        field="currency"
        label={basics.address}
        hint={basics.addressHint}
        isCode
        value={draft.currency}
        onChange={(currency) => change({ currency })}
      />
      <CurrencyWords address={draft.currency} />
    </div>
  );
}

/** What a token says of itself, or why it cannot be a currency. */
function CurrencyWords({ address }: { address: string }) {
  const { data, error, isFetching } = useCurrency(address);
  if (data?.state === "token") {
    return (
      <bdi role="status">{basics.isToken(data.name === "" ? data.symbol : data.name, data.symbol, data.decimals)}</bdi>
    );
  }
  if (data !== undefined) return <p className="problem">{basics[data.state]}</p>;
  if (error !== null) return <p className="problem">{basics.unreadable}</p>;
  return isFetching ? <span className="quiet">{basics.asking}</span> : null;
}
