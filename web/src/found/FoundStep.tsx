import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatEther, keccak256 } from "viem";
import type { Address, Hex } from "viem";
import { estimateGas, getGasPrice } from "viem/actions";
import { Link, useLocation } from "wouter";
import { pathOf } from "../chain/coop.ts";
import { FOUNDINGS_KEY, useFoundings } from "../chain/foundings.ts";
import { useSite } from "../chain/site.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useSession } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import { number } from "../words/format.ts";
import { locale } from "../words/language.ts";
import { CharterWords } from "./CharterWords.tsx";
import { foundingCall, inOrder } from "./consents.ts";
import type { Signable } from "./consents.ts";
import { Fingerprint } from "./ConsentsStep.tsx";
import { keepDraft } from "./draft.ts";
import type { Consent } from "./draft.ts";
import type { FoundingDraft } from "./useFounding.ts";
import { words } from "./words/index.ts";

const { found: said } = words;

/** The last look, and the one transaction. */
export function FoundStep({ draft, signable, token }: FoundingDraft) {
  const { account } = useSession();
  const already = useFounded(signable?.hash);
  if (signable === undefined || token === undefined) return null;
  const consents = inOrder(signable, draft.consents).filter((consent) => consent !== undefined);
  const isSigned = consents.length === signable.charter.founders.length;
  return (
    <>
      {already !== undefined ? (
        <AlreadyFounded path={already} />
      ) : !isSigned ? (
        <p className="prompt">{said.missing}</p>
      ) : account === undefined ? (
        <ConnectPrompt to={said.connect} />
      ) : (
        <FoundButton signable={signable} consents={consents} account={account} />
      )}
      <p className="quiet">{said.legal}</p>
      <details className="card" open>
        <summary>{words.summary.title}</summary>
        <CharterWords charter={signable.charter} token={token} you={account} />
        <Fingerprint hash={signable.hash} />
      </details>
    </>
  );
}

/** The path of the co-op that has this charter, once it is founded, by whomever. */
export function useFounded(hash: string | undefined): string | undefined {
  const foundings = useFoundings();
  const founding = foundings.data?.find(({ charterHash }) => charterHash === hash);
  return founding === undefined ? undefined : pathOf(founding);
}

function AlreadyFounded({ path }: { path: string }) {
  return (
    <div className="prompt" role="status">
      <p>{said.already(<Link href={path}>{said.open}</Link>)}</p>
      <button type="button" className="plain" onClick={() => keepDraft(undefined)}>
        {said.tidy}
      </button>
    </div>
  );
}

interface FoundButtonProps {
  signable: Signable;
  consents: readonly Consent[];
  account: Address;
}

function FoundButton({ signable: { charter, hash }, consents, account }: FoundButtonProps) {
  const site = useSite();
  const queryClient = useQueryClient();
  const foundings = useFoundings();
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const [isFounded, setIsFounded] = useState(false);
  const data = foundingCall(charter, consents);
  const trial = useTrial(account, data);

  const found = async () => {
    const action = said.action(charter.rulebook.name);
    const isDone = await run(action, [{ words: action, to: site.factory, data }]);
    setIsFounded(isDone);
    await queryClient.invalidateQueries({ queryKey: FOUNDINGS_KEY }); // somebody else may have been quicker
    if (!isDone) return;
    const { data: all } = await foundings.refetch();
    const founding = all?.find(({ charterHash }) => charterHash === hash);
    if (founding === undefined) return;
    navigate(pathOf(founding));
    keepDraft(undefined);
  };

  if (isFounded) return <p role="status">{said.opening}</p>;
  return (
    <div className="form">
      <TrialWords trial={trial} />
      <div className="buttons">
        <button type="button" className="primary" disabled={busy} onClick={() => void found()}>
          {said.button}
        </button>
      </div>
    </div>
  );
}

type Trial = { gas: bigint; fee: bigint } | { refusal: string };

/** What founding would cost, tried on the chain as it is now; its error is why it would be refused. */
function useTrial(account: Address, data: Hex) {
  const { client, factory } = useSite();
  return useQuery({
    queryKey: ["foundingTrial", account, keccak256(data)],
    queryFn: async (): Promise<Trial> => {
      try {
        const gas = await estimateGas(client, { account, to: factory, data });
        return { gas, fee: gas * (await getGasPrice(client)) };
      } catch (error) {
        const { endWith } = await import("../wallet/perform.ts");
        return { refusal: endWith(error).problem ?? "" };
      }
    },
    staleTime: 15_000,
  });
}

const digits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });

function TrialWords({ trial: { data } }: { trial: ReturnType<typeof useTrial> }) {
  if (data === undefined) return <p className="quiet">{said.trying}</p>;
  if ("refusal" in data) {
    return (
      <p className="problem" role="alert">
        {said.refused(data.refusal)}
      </p>
    );
  }
  const ether = digits.format(formatEther(data.fee) as `${number}`);
  return <p>{said.fee(ether, number(data.gas))}</p>;
}
