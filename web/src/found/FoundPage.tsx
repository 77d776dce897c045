import { useEffect, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { useSite } from "../chain/site.ts";
import { readHead } from "../../../sdk/src/logs.ts";
import { Page } from "../frame/Page.tsx";
import { BasicsStep } from "./BasicsStep.tsx";
import { ClassesStep } from "./ClassesStep.tsx";
import { collectConsents } from "./collect.ts";
import type { Collected } from "./collect.ts";
import { CollectedWords, ConsentsStep, takeIn } from "./ConsentsStep.tsx";
import { keepDraft, useDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { goToField, ProblemsContext, Sure } from "./fields.tsx";
import { FoundersStep } from "./FoundersStep.tsx";
import { FoundStep } from "./FoundStep.tsx";
import { PresetStep } from "./PresetStep.tsx";
import { RulesStep } from "./RulesStep.tsx";
import { isStep, STEPS } from "./steps.ts";
import type { Step } from "./steps.ts";
import { reachOf, useFoundingDraft, voidSignatures } from "./useFounding.ts";
import type { FoundingDraft } from "./useFounding.ts";
import { words } from "./words/index.ts";
import "./found.css";

const { progress } = words;

/** Where a co-op is written down, signed by its founders, and founded. */
export default function FoundPage() {
  const draft = useDraft();
  return (
    <Page title={words.title} lead={words.lead} aside={draft !== undefined && <StartOver />}>
      {draft === undefined ? <FirstStep /> : <Wizard draft={draft} />}
    </Page>
  );
}

function StartOver() {
  const [isAsked, setIsAsked] = useState(false);
  const [, go] = useStep();
  const { button, sure, yes, no } = words.startOver;
  if (!isAsked) {
    return (
      <button type="button" onClick={() => setIsAsked(true)}>
        {button}
      </button>
    );
  }
  const throwAway = () => {
    keepDraft(undefined);
    go("preset");
  };
  return <Sure ask={sure} yes={yes} no={no} onYes={throwAway} onNo={() => setIsAsked(false)} />;
}

/** The step that the address names. */
function useStep(): [Step | undefined, (step: Step) => void] {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const named = params.get("step");
  return [isStep(named) ? named : undefined, (step) => navigate(`/found?step=${step}`)];
}

/** Nothing has been written yet. */
function FirstStep() {
  const [, go] = useStep();
  const hasConsent = location.hash.startsWith("#consent=");
  return (
    <>
      {hasConsent && (
        <p className="problem-box" role="alert">
          {words.consents.collect.noDraft}
        </p>
      )}
      <Progress step="preset" reach="preset" />
      <StepFrame step="preset">
        <PresetStep onChosen={() => go("basics")} />
      </StepFrame>
    </>
  );
}

function Wizard({ draft }: { draft: Draft }) {
  const founding = useFoundingDraft(draft);
  const [named, go] = useStep();
  const reach = reachOf(founding);
  const isReached = (step: Step) => STEPS.indexOf(step) <= STEPS.indexOf(reach);
  const step = named !== undefined && isReached(named) ? named : reach;
  const [tried, setTried] = useState<readonly Step[]>([]);
  const here = founding.problems.filter((problem) => problem.step === step);
  const isTried = tried.includes(step);
  const next = STEPS[STEPS.indexOf(step) + 1];

  const goOn = () => {
    setTried([...tried, step]);
    if (here.length === 0 && next !== undefined && (step !== "consents" || reach === "found")) go(next);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    goOn();
  };

  return (
    <>
      <Progress step={step} reach={reach} />
      <StepFrame step={step}>
        <form className="form" noValidate onSubmit={onSubmit}>
          <NewConsent founding={founding} isShown={step === "consents"} />
          <ProblemsContext.Provider value={isTried ? here : []}>
            <StepBody step={step} founding={founding} onChosen={() => go("basics")} />
          </ProblemsContext.Provider>
          <Warnings founding={founding} step={step} />
          {isTried && here.length > 0 && <Problems problems={here} attempt={tried.length} />}
          <div className="buttons step-buttons">
            {step !== "preset" && (
              <button type="button" onClick={() => go(STEPS[STEPS.indexOf(step) - 1] as Step)}>
                {progress.back}
              </button>
            )}
            {next !== undefined && (
              <button type="submit" className="primary" disabled={step === "consents" && reach !== "found"}>
                {progress.next(words.steps[next])}
              </button>
            )}
          </div>
        </form>
        <p className="quiet">{progress.kept}</p>
      </StepFrame>
    </>
  );
}

function Progress({ step, reach }: { step: Step; reach: Step }) {
  const reached = STEPS.indexOf(reach);
  return (
    <nav aria-label={progress.label} className="found-progress">
      <ol>
        {STEPS.map((each, i) => (
          <li key={each} className={i < reached ? "step-done" : undefined}>
            {i <= reached ? (
              <Link href={`/found?step=${each}`} aria-current={each === step ? "step" : undefined}>
                {words.steps[each]}
                {i < reached && <span className="unseen"> ({progress.done})</span>}
              </Link>
            ) : (
              <span aria-current={each === step ? "step" : undefined}>{words.steps[each]}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A step: what it asks, and the focus for those who go through by keyboard or ear. */
function StepFrame({ step, children }: { step: Step; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const number = STEPS.indexOf(step) + 1;
  const { title, lead } = TITLES[step];
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);
  return (
    <section className="step form" aria-labelledby="step-title">
      <header>
        <p className="quiet">{progress.at(number, STEPS.length)}</p>
        <h2 id="step-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </header>
      {children}
    </section>
  );
}

const TITLES: Record<Step, { title: string; lead?: string }> = {
  preset: words.preset,
  basics: words.basics,
  classes: words.classes,
  rules: words.rulesStep,
  founders: words.founders,
  consents: words.consents,
  found: words.found,
};

const BODIES = {
  basics: BasicsStep,
  classes: ClassesStep,
  rules: RulesStep,
  founders: FoundersStep,
};

interface StepBodyProps {
  step: Step;
  founding: FoundingDraft;
  onChosen: () => void;
}

function StepBody({ step, founding, onChosen }: StepBodyProps) {
  if (step === "consents") return <ConsentsStep {...founding} />;
  if (step === "found") return <FoundStep {...founding} />;
  const isSealed = founding.draft.consents.length > 0;
  const Body = step === "preset" ? undefined : BODIES[step];
  return (
    <>
      {isSealed && <Sealed {...founding} />}
      <fieldset className="step-fields form" disabled={isSealed}>
        {Body === undefined ? <PresetStep draft={founding.draft} onChosen={onChosen} /> : <Body {...founding} />}
      </fieldset>
    </>
  );
}

/** Founders have signed what stands here: whoever changes it is told first. */
function Sealed({ draft, change }: FoundingDraft) {
  const { words: sealed, old, change: button } = words.sealed;
  return (
    <div className="sure" role="note">
      <p>{sealed(draft.consents.length)}</p>
      <p className="quiet">{old}</p>
      <div className="buttons">
        <button type="button" onClick={() => change(voidSignatures(draft))}>
          {button}
        </button>
      </div>
    </div>
  );
}

function Warnings({ founding: { warnings }, step }: { founding: FoundingDraft; step: Step }) {
  const here = step === "found" ? warnings : warnings.filter((warning) => warning.step === step);
  if (here.length === 0) return null;
  return (
    <div className="warnings">
      <p>{words.worthAThought}</p>
      <ul>
        {here.map((warning) => (
          <li key={warning.words}>{warning.words}</li>
        ))}
      </ul>
    </div>
  );
}

/** What must be put right before one goes on; `attempt` grows with every try, and takes the focus here. */
function Problems({ problems, attempt }: { problems: FoundingDraft["problems"]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <div className="problem-box" role="alert" ref={box} tabIndex={-1}>
      <p>{words.problems(problems.length)}</p>
      <ul>
        {problems.map(({ field, words: problem }) => (
          <li key={`${field} ${problem}`}>
            <button type="button" className="plain" onClick={() => goToField(field)}>
              {problem}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Takes in the signature that a founder's link brought along. */
function NewConsent({ founding: { signable }, isShown }: { founding: FoundingDraft; isShown: boolean }) {
  const site = useSite();
  const [, go] = useStep();
  const [collected, setCollected] = useState<Collected>();
  const signed = signable?.hash;
  useEffect(() => {
    if (signable === undefined) return;
    const take = async () => {
      if (!location.hash.startsWith("#consent=")) return;
      const link = location.hash;
      history.replaceState(history.state, "", location.pathname + location.search);
      const head = await readHead(site.client, "latest").catch(() => undefined);
      const found = await collectConsents(site, signable, link, Number(head?.timestamp ?? 0));
      takeIn(found.good);
      setCollected(found);
      go("consents");
    };
    void take();
    const onHash = () => void take();
    addEventListener("hashchange", onHash);
    return () => removeEventListener("hashchange", onHash);
  }, [signed]);
  return collected === undefined || !isShown ? null : <CollectedWords collected={collected} />;
}
