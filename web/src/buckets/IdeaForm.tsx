import { useState } from "react";
import type { ReactNode, SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { contractsOf } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { denominationOf, useMoney } from "../ui/money.ts";
import { dateTime } from "../ui/time.ts";
import { useAction } from "../wallet/useAction.ts";
import { goalsOf } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { localOf, MOST, NO_ITEM, planFrom } from "./draft.ts";
import type { Draft, DraftItem } from "./draft.ts";
import { dropDraft, keepDraft, keptDraft } from "./drafts.ts";
import type { Made } from "./IdeaPage.tsx";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

const said = words.idea;

interface IdeaFormProps {
  revised?: Bucket; // whose plan is changed; a new bucket, where none is named
  rounds: readonly RoundRecord[]; // in which the visitor may suggest something
  mayCampaign: boolean;
  start: Draft;
  onMade: (made: Made) => void;
}

/** The fields of a plan. What was typed stays in this browser until it is on the chain. */
export function IdeaForm({ revised, rounds, mayCampaign, start, onMade }: IdeaFormProps) {
  const coop = useCoop();
  const { books, now } = useSnapshot();
  const { abi, address } = contractsOf(coop.addresses).buckets;
  const { run, busy } = useAction();
  const place = [coop.addresses.treasury, revised?.number ?? 0] as const;
  const [draft, setDraft] = useState(() => fit(keptDraft(...place, start), rounds, mayCampaign));

  const round = books.rounds.get(draft.round);
  const asset = round?.asset ?? draft.asset;
  const { symbol, decimals } = denominationOf(asset, coop);
  const { plan, problems } = planFrom(draft, { decimals, now, closesAt: round?.closesAt });

  function change(patch: Partial<Draft>): void {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(...place, next);
  }

  function clear(): void {
    dropDraft(...place);
    setDraft(start);
  }

  async function handIn(functionName: "suggest" | "openNow" | "revise"): Promise<void> {
    const doing = { suggest: said.suggesting, openNow: said.openingNow, revise: said.revising }[functionName](
      plan.title,
    );
    const data =
      functionName === "revise"
        ? encodeFunctionData({ abi, functionName, args: [BigInt(revised?.number ?? 0), plan] })
        : encodeFunctionData({ abi, functionName, args: [plan] });
    const after = Math.max(0, ...books.buckets.keys());
    if (!(await run(doing, [{ words: doing, to: address, data }]))) return;
    dropDraft(...place);
    onMade({ title: plan.title, after });
  }

  return (
    <form
      className="idea"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void handIn(revised === undefined ? "suggest" : "revise");
      }}
    >
      <p className="quiet">{said.kept}</p>
      <Part title={said.about}>
        <label>
          <span>{said.name}</span>
          <input
            required
            maxLength={200}
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
        </label>
        <div>
          <label>
            <span>{said.text}</span>
            <textarea
              rows={8}
              value={draft.text}
              aria-describedby="text-hint"
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
          </label>
          <span id="text-hint" className="field-hint">
            {said.textHint}
          </span>
        </div>
      </Part>
      <Where draft={draft} rounds={rounds} mayCampaign={mayCampaign} change={change} />
      <Costs draft={draft} symbol={symbol} change={change}>
        <AsksFor plan={plan} asset={asset} />
      </Costs>
      <Promises draft={draft} change={change} />
      <More draft={draft} change={change} />
      <section className="card stack">
        {problems.length > 0 && (
          <div>
            <h2>{said.missing}</h2>
            <ul className="faults">
              {problems.map((problem, i) => (
                <li key={i}>{said.problem(problem)}</li>
              ))}
            </ul>
          </div>
        )}
        <p className="quiet">{said.forGood}</p>
        {revised === undefined ? (
          <div className="ways-out">
            <div>
              <button type="submit" className="primary" disabled={busy || problems.length > 0}>
                {said.suggest}
              </button>
              <span className="field-hint">{said.suggestHint}</span>
            </div>
            <div>
              <button type="button" disabled={busy || problems.length > 0} onClick={() => void handIn("openNow")}>
                {said.openNow}
              </button>
              <span className="field-hint">{said.openNowHint}</span>
            </div>
          </div>
        ) : (
          <div className="buttons">
            <button type="submit" className="primary" disabled={busy || problems.length > 0}>
              {said.revise}
            </button>
          </div>
        )}
        <div>
          <button type="button" className="plain" onClick={clear}>
            {said.clear}
          </button>
        </div>
      </section>
    </form>
  );
}

/** A draft that was kept may name a round that has closed since. */
function fit(draft: Draft, rounds: readonly RoundRecord[], mayCampaign: boolean): Draft {
  const isThere = draft.round === 0 ? mayCampaign : rounds.some(({ number }) => number === draft.round);
  return isThere ? draft : { ...draft, round: rounds[0]?.number ?? 0 };
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}

interface FieldsProps {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
}

function Where({ draft, rounds, mayCampaign, change }: FieldsProps & Pick<IdeaFormProps, "rounds" | "mayCampaign">) {
  const coop = useCoop();
  const { books, now } = useSnapshot();
  const assets = [...books.assets.values()].filter(({ isAccepted }) => isAccepted);
  const [earliest, latest] = [localOf(now + 3_600), localOf(now + MOST.days * 86_400)];
  return (
    <Part title={said.where}>
      <p className="quiet">{said.whereHint}</p>
      <label>
        <span>{words.list.round}</span>
        <select value={`${draft.round}`} onChange={(event) => change({ round: Number(event.currentTarget.value) })}>
          {rounds.map(({ number, plan, closesAt }) => (
            <option key={number} value={`${number}`}>
              {said.inRound(number, titleOf(plan.title), dateTime(closesAt))}
            </option>
          ))}
          {mayCampaign && <option value="0">{words.campaign}</option>}
        </select>
      </label>
      {draft.round === 0 && (
        <div className="field-pair">
          <label>
            <span>{said.asset}</span>
            <select
              value={draft.asset.toLowerCase()}
              onChange={(event) => {
                const chosen = assets.find(({ asset }) => asset.toLowerCase() === event.currentTarget.value);
                if (chosen !== undefined) change({ asset: chosen.asset });
              }}
            >
              {assets.map(({ asset }) => (
                <option key={asset} value={asset.toLowerCase()}>
                  {denominationOf(asset, coop).symbol}
                </option>
              ))}
            </select>
          </label>
          <div>
            <label>
              <span>{said.deadline}</span>
              <input
                type="datetime-local"
                min={earliest}
                max={latest}
                value={draft.deadline}
                aria-describedby="deadline-hint"
                onChange={(event) => change({ deadline: event.currentTarget.value })}
              />
            </label>
            <span id="deadline-hint" className="field-hint">
              {said.deadlineHint}
            </span>
          </div>
        </div>
      )}
      <div>
        <label>
          <span>{said.second}</span>
          <input
            type="datetime-local"
            min={earliest}
            max={latest}
            value={draft.secondDeadline}
            aria-describedby="second-hint"
            onChange={(event) => change({ secondDeadline: event.currentTarget.value })}
          />
        </label>
        <span id="second-hint" className="field-hint">
          {said.secondHint}
        </span>
      </div>
    </Part>
  );
}

function Costs({ draft, symbol, change, children }: FieldsProps & { symbol: string; children: ReactNode }) {
  const { items } = draft;
  const set = (place: number, patch: Partial<DraftItem>) =>
    change({ items: items.map((item, i) => (i === place ? { ...item, ...patch } : item)) });
  return (
    <Part title={said.costs}>
      <p className="quiet">{said.costsHint}</p>
      {items.map((item, i) => (
        <fieldset key={i} className="idea-part">
          <legend>{said.itemTitle(i + 1)}</legend>
          <label>
            <span>{said.what}</span>
            <input value={item.what} onChange={(event) => set(i, { what: event.currentTarget.value })} />
          </label>
          <div className="field-pair">
            <label>
              <span>{said.least(symbol)}</span>
              <input
                inputMode="decimal"
                value={item.min}
                onChange={(event) => set(i, { min: event.currentTarget.value })}
              />
            </label>
            <label>
              <span>{said.most(symbol)}</span>
              <input
                inputMode="decimal"
                value={item.max}
                placeholder={said.mostHint}
                onChange={(event) => set(i, { max: event.currentTarget.value })}
              />
            </label>
          </div>
          <div className="side-by-side">
            <label className="check">
              <input
                type="checkbox"
                checked={item.isIncome}
                onChange={(event) => set(i, { isIncome: event.currentTarget.checked })}
              />
              <span>{said.income}</span>
            </label>
            {items.length > 1 && (
              <button
                type="button"
                className="plain"
                onClick={() => change({ items: items.filter((_, place) => place !== i) })}
              >
                {said.removeItem(i + 1)}
              </button>
            )}
          </div>
        </fieldset>
      ))}
      {items.length < MOST.items && (
        <div>
          <button type="button" onClick={() => change({ items: [...items, NO_ITEM] })}>
            {said.addItem}
          </button>
        </div>
      )}
      <label>
        <span>{said.stretch(symbol)}</span>
        <input
          inputMode="decimal"
          value={draft.stretch}
          onChange={(event) => change({ stretch: event.currentTarget.value })}
        />
      </label>
      {children}
    </Part>
  );
}

function AsksFor({ plan, asset }: { plan: ReturnType<typeof planFrom>["plan"]; asset: Draft["asset"] }) {
  const money = useMoney();
  const { min, max } = goalsOf(plan);
  return (
    <p role="status">
      <strong>{said.asksFor(money(min, asset), money(max, asset))}</strong>
    </p>
  );
}

function Promises({ draft: { commons }, change }: FieldsProps) {
  const set = (place: number, patch: Partial<Draft["commons"][number]>) =>
    change({ commons: commons.map((promise, i) => (i === place ? { ...promise, ...patch } : promise)) });
  return (
    <Part title={said.promises}>
      <p className="quiet">{said.promisesHint}</p>
      {commons.map(({ what, licence }, i) => (
        <div key={i} className="stack">
          <div className="field-pair">
            <label>
              <span>{said.promise}</span>
              <input value={what} onChange={(event) => set(i, { what: event.currentTarget.value })} />
            </label>
            <label>
              <span>{said.licence}</span>
              <input
                value={licence}
                placeholder="CC-BY-SA-4.0"
                onChange={(event) => set(i, { licence: event.currentTarget.value })}
              />
            </label>
          </div>
          <div>
            <button
              type="button"
              className="plain"
              onClick={() => change({ commons: commons.filter((_, place) => place !== i) })}
            >
              {said.removePromise(i + 1)}
            </button>
          </div>
        </div>
      ))}
      {commons.length < MOST.promises && (
        <div>
          <button type="button" onClick={() => change({ commons: [...commons, { what: "", licence: "" }] })}>
            {said.addPromise}
          </button>
        </div>
      )}
    </Part>
  );
}

function More({ draft, change }: FieldsProps) {
  return (
    <Part title={said.more}>
      <label>
        <span>{said.tags}</span>
        <input value={draft.tags} onChange={(event) => change({ tags: event.currentTarget.value })} />
      </label>
      <label>
        <span>{said.image}</span>
        <input
          value={draft.imageUri}
          placeholder="https://"
          onChange={(event) => change({ imageUri: event.currentTarget.value })}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.isBounty}
          onChange={(event) => change({ isBounty: event.currentTarget.checked })}
        />
        <span>{said.bounty}</span>
      </label>
    </Part>
  );
}
