import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { hashCharter } from "../../../sdk/src/charter.ts";
import { useSite } from "../chain/site.ts";
import { Page } from "../frame/Page.tsx";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { useSession } from "../wallet/session.ts";
import { short } from "../words/format.ts";
import { CharterWords } from "./CharterWords.tsx";
import type { Signable } from "./consents.ts";
import { Fingerprint } from "./ConsentsStep.tsx";
import { useCurrency } from "./currency.ts";
import { getDraft } from "./draft.ts";
import type { Consent } from "./draft.ts";
import { LinkToCopy } from "../ui/LinkToCopy.tsx";
import { useFounded } from "./FoundStep.tsx";
import { DamagedError, packConsent, unpackCharter } from "./fragment.ts";
import { problemsOf } from "./rules.ts";
import { SignForm } from "./SignForm.tsx";
import { warningsOf } from "./warnings.ts";
import { words } from "./words/index.ts";
import "./found.css";
import { useFragment } from "../ui/useFragment.ts";

const { sign: said } = words;

/** Where a founder reads the charter that came with a link, and signs it. */
export default function ConsentPage() {
  return (
    <Page title={said.title} lead={said.lead}>
      <Shared fragment={useFragment()} />
    </Page>
  );
}

function Shared({ fragment }: { fragment: string }) {
  const site = useSite();
  const shared = useQuery({
    queryKey: ["sharedCharter", fragment],
    queryFn: async () => {
      try {
        const { chainId, factory, charter } = await unpackCharter(fragment);
        const isHere = chainId === site.chain.id && factory.toLowerCase() === site.factory.toLowerCase();
        return isHere ? { charter, hash: hashCharter(charter) } : ("elsewhere" as const);
      } catch (error) {
        if (error instanceof DamagedError) return "damaged" as const;
        throw error;
      }
    },
    staleTime: Infinity,
    enabled: fragment !== "",
    structuralSharing: false,
  });
  if (fragment === "") return <Sorry {...said.none} />;
  return (
    <Loaded query={shared}>
      {(signable) => (typeof signable === "string" ? <Sorry {...said[signable]} /> : <Read signable={signable} />)}
    </Loaded>
  );
}

function Sorry({ title, words: sentence }: { title: string; words: string }) {
  return (
    <section className="card" role="alert">
      <h2>{title}</h2>
      <p>{sentence}</p>
    </section>
  );
}

function Read({ signable }: { signable: Signable }) {
  const { charter, hash } = signable;
  const { account } = useSession();
  const currency = useCurrency(charter.rulebook.currency);
  const founded = useFounded(hash);
  const warnings = warningsOf(charter);
  return (
    <div className="form">
      <h2>
        <bdi>{charter.rulebook.name}</bdi>
      </h2>
      {founded !== undefined && (
        <p className="prompt">{said.founded(<Link href={founded}>{words.found.open}</Link>)}</p>
      )}
      <Loaded query={currency}>
        {(read) => {
          const problems = problemsOf(charter).map((problem) => problem.words);
          if (read.state !== "token") problems.unshift(words.rules.currencyUnfit);
          if (problems.length > 0) return <Unfit problems={problems} />;
          return (
            <>
              <section className="card">
                <CharterWords
                  charter={charter}
                  token={read.state === "token" ? read : { symbol: "", decimals: 0 }}
                  you={account}
                />
              </section>
              {warnings.length > 0 && <Listed title={words.worthAThought} items={warnings.map((w) => w.words)} />}
              <section className="card">
                <Fingerprint hash={hash} hint={said.fingerprint} />
              </section>
              {founded === undefined && <Signature signable={signable} />}
              <p className="quiet">{words.found.legal}</p>
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Unfit({ problems }: { problems: readonly string[] }) {
  return (
    <div className="problem-box" role="alert">
      <p>{said.unfit}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

function Listed({ title, items }: { title: string; items: readonly ReactNode[] }) {
  return (
    <div className="warnings">
      <p>{title}</p>
      <ul>
        {items.map((item, i) => (
          <li key={i}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

function Signature({ signable }: { signable: Signable }) {
  const { account } = useSession();
  const [consent, setConsent] = useState<Consent>();
  const founder = signable.charter.founders.find(({ wallet }) => wallet.toLowerCase() === account?.toLowerCase());
  const isSigned = consent !== undefined && consent.hash === signable.hash && consent.wallet === account;
  return (
    <section className="card">
      <h2>{said.signTitle}</h2>
      {account === undefined ? (
        <ConnectPrompt to={said.connect} />
      ) : founder === undefined ? (
        <p className="prompt">{said.notYou(short(account))}</p>
      ) : isSigned ? (
        <HandBack consent={consent} />
      ) : (
        <>
          <p>{said.you(signable.charter.rulebook.classes[founder.class]?.name ?? "")}</p>
          <p>{said.what}</p>
          <SignForm signable={signable} account={account} onSigned={setConsent} />
        </>
      )}
    </section>
  );
}

function HandBack({ consent }: { consent: Consent }) {
  const { handBack } = said;
  const packed = packConsent(consent);
  return (
    <div className="form" role="status">
      <h3>{handBack.title}</h3>
      <p>{handBack.words}</p>
      <LinkToCopy label={handBack.link} text={`${location.origin}/found#${packed}`} />
      <LinkToCopy label={handBack.code} text={packed.slice("consent=".length)} />
      {getDraft() !== undefined && <a href={`/found#${packed}`}>{handBack.here}</a>}
    </div>
  );
}
