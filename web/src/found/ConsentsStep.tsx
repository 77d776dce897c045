import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { useSite } from "../chain/site.ts";
import { useTip } from "../chain/snapshot.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { dateTime } from "../ui/time.ts";
import { useSession } from "../wallet/session.ts";
import { short } from "../words/format.ts";
import { collectConsents } from "./collect.ts";
import type { Collected } from "./collect.ts";
import { inOrder, judgeConsent } from "./consents.ts";
import type { Signable } from "./consents.ts";
import { getDraft, keepDraft } from "./draft.ts";
import type { Consent, Draft } from "./draft.ts";
import { LinkToCopy } from "../ui/LinkToCopy.tsx";
import { packCharter } from "./fragment.ts";
import { SignForm } from "./SignForm.tsx";
import type { FoundingDraft } from "./useFounding.ts";
import { ClassDot } from "./WeightBar.tsx";
import { words } from "./words/index.ts";

const { consents: said } = words;

/** Every founder signs: here, or on the page that the link leads to. */
export function ConsentsStep({ draft, signable }: FoundingDraft) {
  if (signable === undefined) return null;
  const consents = inOrder(signable, draft.consents);
  const signed = consents.filter((consent) => consent !== undefined).length;
  return (
    <>
      {draft.voided.length > 0 && signed === 0 && (
        <p className="prompt" role="alert">
          {words.voided(draft.voided.length)}
        </p>
      )}
      <p className={signed === consents.length ? "verdict verdict-good" : "verdict"} role="status">
        {said.state(signed, consents.length)}
      </p>
      <ul className="signers">
        {signable.charter.founders.map(({ wallet, class: class_ }, i) => (
          <Signer
            key={wallet}
            draft={draft}
            signable={signable}
            wallet={wallet}
            class_={class_}
            consent={consents[i]}
          />
        ))}
      </ul>
      <Fingerprint hash={signable.hash} />
      <SignHere draft={draft} signable={signable} />
      <Share signable={signable} />
      <Collect signable={signable} />
      {signed < consents.length && <p className="quiet">{said.needAll}</p>}
    </>
  );
}

/** What stands for the whole charter. */
export function Fingerprint({ hash, hint = said.hashHint }: { hash: string; hint?: string }) {
  return (
    <div className="fingerprint">
      <h3>{said.hash}</h3>
      <p>
        <code className="uri">{hash}</code>
      </p>
      <p className="quiet">{hint}</p>
    </div>
  );
}

interface SignerProps {
  draft: Draft;
  signable: Signable;
  wallet: Address;
  class_: number;
  consent?: Consent;
}

function Signer({ draft, signable, wallet, class_, consent }: SignerProps) {
  const { account } = useSession();
  const isVoided = consent === undefined && draft.voided.some((one) => one.toLowerCase() === wallet.toLowerCase());
  const remove = () => keepDraft({ ...draft, consents: draft.consents.filter((one) => one !== consent) });
  return (
    <li>
      <p>
        <code className="uri">{wallet}</code>{" "}
        {account?.toLowerCase() === wallet.toLowerCase() && <span className="badge">{said.you}</span>}
      </p>
      <p className="quiet">
        <ClassDot class={class_} /> <bdi>{signable.charter.rulebook.classes[class_]?.name}</bdi>
      </p>
      {consent === undefined ? (
        <p className="quiet">{isVoided ? said.voided : said.missing}</p>
      ) : (
        <>
          <Standing signable={signable} consent={consent} />
          <button type="button" className="plain" onClick={remove}>
            {said.remove(short(wallet))}
          </button>
        </>
      )}
    </li>
  );
}

/** Whether a signature that was handed in still holds. */
function Standing({ signable, consent }: { signable: Signable; consent: Consent }) {
  const verdict = useVerdict(signable, consent);
  if (verdict === "lapsed") return <p className="verdict verdict-bad">{said.lapsed}</p>;
  if (verdict === "good") {
    return <p className="verdict verdict-good">{said.signedUntil(dateTime(consent.deadline))}</p>;
  }
  if (verdict === "checking") return <p className="verdict">{said.checking}</p>;
  return <p className="verdict verdict-bad">{verdict === "unchecked" ? said.unchecked : said.invalid}</p>;
}

/** How a consent is to be taken as of now: a contract may change its mind, and time passes. */
function useVerdict(signable: Signable, consent: Consent) {
  const site = useSite();
  const tip = useTip();
  const verdict = useQuery({
    queryKey: ["consent", consent.hash, consent.wallet, consent.deadline, consent.signature],
    queryFn: () => judgeConsent(site, signable, consent, 0),
    staleTime: 60_000,
  });
  if (tip.data !== undefined && consent.deadline < Number(tip.data.timestamp)) return "lapsed";
  if (verdict.data !== undefined) return verdict.data;
  return verdict.error === null ? "checking" : "unchecked";
}

function SignHere({ draft, signable }: { draft: Draft; signable: Signable }) {
  const { account } = useSession();
  const isMine = ({ wallet }: { wallet: string }) => wallet.toLowerCase() === account?.toLowerCase();
  return (
    <section className="card">
      <h3>{said.sign.title}</h3>
      {account === undefined ? (
        <ConnectPrompt to={said.sign.connect} />
      ) : !signable.charter.founders.some(isMine) ? (
        <p className="prompt">{said.sign.notFounder(short(account))}</p>
      ) : inOrder(signable, draft.consents).some((consent) => consent !== undefined && isMine(consent)) ? (
        <p className="verdict verdict-good">{said.sign.done}</p>
      ) : (
        <SignForm signable={signable} account={account} onSigned={(consent) => takeIn([consent])} />
      )}
    </section>
  );
}

/** Adds signatures to the draft, whatever has become of it in the meantime. */
export function takeIn(consents: readonly Consent[]): void {
  const draft = getDraft();
  if (draft === undefined) return;
  const isReplaced = (wallet: string) => consents.some((one) => one.wallet.toLowerCase() === wallet.toLowerCase());
  keepDraft({
    ...draft,
    consents: [...draft.consents.filter(({ wallet }) => !isReplaced(wallet)), ...consents],
    voided: draft.voided.filter((wallet) => !isReplaced(wallet)),
  });
}

function Share({ signable: { charter, hash } }: { signable: Signable }) {
  const { factory, chain } = useSite();
  const link = useQuery({
    queryKey: ["charterLink", hash],
    queryFn: async () => `${location.origin}/found/sign#${await packCharter({ chainId: chain.id, factory, charter })}`,
    staleTime: Infinity,
  });
  return (
    <section className="card">
      <h3>{said.share.title}</h3>
      <p>{said.share.words}</p>
      {link.data === undefined ? (
        <p className="quiet">{said.share.making}</p>
      ) : (
        <LinkToCopy label={said.share.link} text={link.data} />
      )}
    </section>
  );
}

function Collect({ signable }: { signable: Signable }) {
  const site = useSite();
  const tip = useTip();
  const [text, setText] = useState("");
  const [collected, setCollected] = useState<Collected>();
  const [isBusy, setIsBusy] = useState(false);
  const collect = async () => {
    setIsBusy(true);
    const now = Number(tip.data?.timestamp ?? 0);
    const found = await collectConsents(site, signable, text, now);
    takeIn(found.good);
    setCollected(found);
    if (found.problems.length === 0) setText("");
    setIsBusy(false);
  };
  return (
    <section className="card">
      <h3>{said.collect.title}</h3>
      <p>{said.collect.words}</p>
      <div className="form">
        <label>
          <span>{said.collect.label}</span>
          <textarea
            className="code-input"
            dir="ltr"
            rows={3}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div className="buttons">
          <button type="button" disabled={isBusy || text.trim() === ""} onClick={() => void collect()}>
            {said.collect.button}
          </button>
        </div>
        {collected !== undefined && <CollectedWords collected={collected} />}
      </div>
    </section>
  );
}

/** What came of the signatures that were handed in. */
export function CollectedWords({ collected: { good, problems } }: { collected: Collected }) {
  return (
    <div role="status">
      {good.length > 0 && <p className="verdict verdict-good">{said.collect.added(good.length)}</p>}
      {problems.map((problem, i) => (
        <p key={i} className="problem">
          {problem}
        </p>
      ))}
    </div>
  );
}
