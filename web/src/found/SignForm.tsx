import { useState } from "react";
import type { Address } from "viem";
import { useSite } from "../chain/site.ts";
import { useTip } from "../chain/snapshot.ts";
import { getSession } from "../wallet/session.ts";
import { words as walletWords } from "../wallet/words/index.ts";
import { toSign } from "./consents.ts";
import type { Signable } from "./consents.ts";
import { DAYS } from "./fields.tsx";
import { words } from "./words/index.ts";
import type { Consent } from "./draft.ts";

const { sign: said } = words.consents;

const VALID = [7, 30, 90, 365]; // days
const USUAL = 30;

interface SignFormProps {
  signable: Signable;
  account: Address; // of a founder
  onSigned: (consent: Consent) => void;
}

/** Has the connected wallet sign the charter, for as long as its owner likes. */
export function SignForm({ signable, account, onSigned }: SignFormProps) {
  const site = useSite();
  const tip = useTip();
  const [valid, setValid] = useState(USUAL);
  const [isSigning, setIsSigning] = useState(false);
  const [problem, setProblem] = useState<string>();

  const sign = async () => {
    const { signTyped } = getSession();
    const now = Number(tip.data?.timestamp ?? Math.floor(Date.now() / 1000));
    const deadline = now + valid * DAYS;
    const data = toSign(site, signable, account, deadline);
    if (signTyped === undefined || data === undefined) return;
    setIsSigning(true);
    setProblem(undefined);
    try {
      const signature = await signTyped(data);
      onSigned({ hash: signable.hash, wallet: account, deadline, signature });
    } catch (error) {
      const { endWith } = await import("../wallet/perform.ts");
      const { phase = "failed", problem: why } = endWith(error);
      setProblem(why ?? walletWords.phases[phase]);
    } finally {
      setIsSigning(false);
    }
  };

  return (
    <div className="form">
      <label className="validity-choice">
        <span>{said.until}</span>
        <select value={valid} onChange={(event) => setValid(Number(event.currentTarget.value))}>
          {VALID.map((days) => (
            <option key={days} value={days}>
              {said.days(days)}
            </option>
          ))}
        </select>
      </label>
      <p className="quiet">{said.deadlineHint}</p>
      <div className="buttons">
        <button type="button" className="primary" disabled={isSigning} onClick={() => void sign()}>
          {isSigning ? said.signing : said.button}
        </button>
      </div>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
