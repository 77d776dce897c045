import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "wouter";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { actionWords } from "./actionWords.ts";
import type { Call } from "./actionWords.ts";
import { ActionEditor } from "./ActionEditor.tsx";
import type { TemplateId } from "./compose.ts";
import { useDesk } from "./desk.ts";
import type { Desk } from "./desk.ts";
import {
  callsOfAll,
  composeAll,
  draftFromQuery,
  EMPTY,
  isEmpty,
  isLink,
  keepDraft,
  keptDraft,
  keyOf,
  movedAction,
  withAction,
  withoutAction,
  withValues,
  wordingOf,
} from "./draft.ts";
import type { Composed, Draft } from "./draft.ts";
import { textIn } from "./fields.ts";
import { PetitionLink } from "./PetitionLink.tsx";
import { PetitionView } from "./PetitionView.tsx";
import { Procedure } from "./Procedure.tsx";
import "./proposals.css";
import { Submit } from "./Submit.tsx";
import { TemplatePicker } from "./TemplatePicker.tsx";
import { TrialResult } from "./TrialResult.tsx";
import { Wording } from "./Wording.tsx";
import { words } from "./words/index.ts";
import { useFragment } from "../ui/useFragment.ts";

const PETITION = "petition=";

/** Where a proposal is written; or, at a link with a petition, where members sign for one. */
export default function ProposePage() {
  const desk = useDesk();
  const hash = useFragment();
  if (hash.startsWith(PETITION)) {
    return <PetitionView written={hash.slice(PETITION.length)} desk={{ ...desk, wording: "" }} />;
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <Composer desk={desk} />
    </Page>
  );
}

/** The draft of this co-op, kept in the browser, with what a link from another page adds to it. */
function useDraft() {
  const { chain, addresses } = useCoop();
  const key = keyOf(chain.id, addresses.assembly);
  const [query, setQuery] = useSearchParams();
  const [draft, setDraft] = useState(() => {
    const kept = keptDraft(key);
    return draftFromQuery(query, kept) ?? kept;
  });
  const unknown = useRef(query.get("template"));
  useEffect(() => keepDraft(key, draft), [key, draft]);
  useEffect(() => {
    if (query.size > 0) setQuery({}, { replace: true }); // so that a reload does not add it again
  }, [query, setQuery]);
  const wanted = unknown.current;
  const isUnknown = wanted !== null && draftFromQuery(new URLSearchParams({ template: wanted }), EMPTY) === undefined;
  return { draft, setDraft, unknown: isUnknown ? wanted : undefined };
}

const LONGEST_TITLE = 90; // letters of a suggested one

/** A title that says what the proposal does: the last call of its first action is what the others are there for. */
function suggestTitle([first]: readonly Composed[], { names }: Desk): string {
  if (first === undefined || first.template.id === "onlyWords") return "";
  const last = first.calls?.at(-1);
  const sentence = last === undefined ? "" : actionWords(last, names);
  if (sentence !== "" && sentence.length <= LONGEST_TITLE) return sentence;
  const name = textIn(first.action.values, "title") || textIn(first.action.values, "name");
  return words.shortTitle(words.templates[first.template.id].title, name);
}

function Composer({ desk: given }: { desk: Omit<Desk, "wording"> }) {
  const { draft, setDraft, unknown } = useDraft();
  const [isTried, setTried] = useState(false);
  const [proposed, setProposed] = useState<bigint>();
  const suggestion = suggestTitle(composeAll(draft, { ...given, wording: "" }), { ...given, wording: "" });
  const title = draft.title.trim() === "" ? suggestion : draft.title.trim();
  const wording = wordingOf({ ...draft, title });
  const desk: Desk = { ...given, wording };
  const composed = composeAll(draft, desk);
  const calls = callsOfAll(composed);
  const settled = useSettled(calls);

  if (proposed !== undefined) {
    return <Made id={proposed} desk={desk} onAnother={() => setProposed(undefined)} />;
  }
  const missing = [
    ...(draft.actions.length === 0 ? [words.missing.actions] : []),
    ...(draft.actions.length > 0 && calls === undefined ? [words.missing.fields] : []),
    ...(title === "" ? [words.missing.title] : []),
    ...(isLink(draft.link) ? [] : [words.missing.link]),
  ];
  return (
    <>
      {unknown !== undefined && <p className="prompt">{words.unknownTemplate(unknown)}</p>}
      <Part id="what" title={words.what}>
        <ActionList draft={draft} composed={composed} desk={desk} isTried={isTried} onChange={setDraft} />
      </Part>
      <Part id="wording" title={words.wording}>
        <Wording draft={draft} suggestion={suggestion} onChange={(patch) => setDraft({ ...draft, ...patch })} />
      </Part>
      <Part id="procedure" title={words.procedure}>
        {settled === undefined ? (
          <p className="quiet">{words.procedureWaits}</p>
        ) : (
          <Procedure calls={settled} slot={draft.slot} desk={desk} onChange={(slot) => setDraft({ ...draft, slot })} />
        )}
      </Part>
      <Part id="trial" title={words.trial}>
        {settled === undefined ? (
          <p className="quiet">{words.trialWaits}</p>
        ) : (
          <TrialResult calls={settled} desk={desk} />
        )}
      </Part>
      <Part id="limits" title={words.limits}>
        <Submit
          calls={calls}
          title={title}
          wording={wording}
          slot={draft.slot}
          desk={desk}
          missing={isTried ? missing : []}
          onTry={() => setTried(true)}
          onProposed={(id) => {
            setProposed(id);
            setDraft(EMPTY);
            setTried(false);
          }}
        />
        {calls !== undefined && title !== "" && <PetitionLink calls={calls} wording={wording} desk={desk} />}
        {!isEmpty(draft) && (
          <p className="quiet discard">
            {words.kept}{" "}
            <button type="button" className="plain" onClick={() => setDraft(EMPTY)}>
              {words.discard}
            </button>
          </p>
        )}
      </Part>
    </>
  );
}

const SETTLING = 400; // milliseconds without a change, after which the chain is asked

/** What was last composed, once nobody has changed it for a moment: each question to the chain is about this. */
function useSettled(calls: readonly Call[] | undefined): readonly Call[] | undefined {
  const [settled, setSettled] = useState(calls);
  const key = calls?.map(({ target, value, data }) => `${target}${value}${data}`).join();
  const newest = useRef(calls);
  newest.current = calls;
  useEffect(() => {
    const timer = setTimeout(() => setSettled(newest.current), SETTLING);
    return () => clearTimeout(timer);
  }, [key]);
  return calls === undefined ? undefined : settled;
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="section part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

interface ActionListProps {
  draft: Draft;
  composed: readonly Composed[];
  desk: Desk;
  isTried: boolean;
  onChange: (draft: Draft) => void;
}

function ActionList({ draft, composed, desk, isTried, onChange }: ActionListProps) {
  const [isPicking, setPicking] = useState(false);
  const add = (id: TemplateId) => {
    onChange(withAction(draft, id));
    setPicking(false);
  };
  return (
    <>
      {composed.length === 0 ? (
        <p className="quiet">{words.nothingYet}</p>
      ) : (
        <ol className="actions-edited">
          {composed.map((one, i) => (
            <ActionEditor
              key={one.action.key}
              composed={one}
              desk={desk}
              isFirst={i === 0}
              isLast={i === composed.length - 1}
              isTried={isTried}
              onChange={(values) => onChange(withValues(draft, one.action.key, values))}
              onMove={(by) => onChange(movedAction(draft, one.action.key, by))}
              onRemove={() => onChange(withoutAction(draft, one.action.key))}
            />
          ))}
        </ol>
      )}
      {composed.length > 0 && (
        <div className="buttons">
          <button type="button" aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>
            {isPicking ? words.closePicker : words.add}
          </button>
        </div>
      )}
      {(isPicking || composed.length === 0) && <TemplatePicker onPick={add} />}
    </>
  );
}

/** The proposal is made: where it is, as soon as the books have it. */
function Made({ id, desk, onAnother }: { id: bigint; desk: Desk; onAnother: () => void }) {
  const { books } = useSnapshot();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const made = books.proposalNumbers.get(id) ?? desk.books.proposalNumbers.get(id);
  return (
    <section className="card form">
      <h2 ref={heading} tabIndex={-1}>
        {words.made}
      </h2>
      <p role="status">{made === undefined ? words.recording : words.madeText}</p>
      <div className="buttons">
        {made !== undefined && (
          <Link className="button primary" href={`/votes/${made}`}>
            {words.see(made)}
          </Link>
        )}
        <button type="button" onClick={onAnother}>
          {words.another}
        </button>
      </div>
    </section>
  );
}
