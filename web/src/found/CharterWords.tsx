import type { ReactNode } from "react";
import { zeroAddress } from "viem";
import type { Charter } from "../../../sdk/src/charter.ts";
import type { Token } from "../../../sdk/src/exports/context.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { formatMoney } from "../ui/money.ts";
import { weighs } from "./warnings.ts";
import { ClassDot, WeightBar } from "./WeightBar.tsx";
import { words } from "./words/index.ts";
import { tame } from "../ui/markdown/tame.ts";

interface CharterWordsProps {
  charter: Charter;
  token: Token; // the currency
  you?: string; // the wallet of whoever reads
}

type Rulebook = Charter["rulebook"];

const { summary, rulesStep } = words;

/** Everything that a charter says, in words. What founders wrote themselves is shown as text and as nothing else. */
export function CharterWords({ charter, token, you }: CharterWordsProps) {
  const { rulebook, founders, assets } = charter;
  const money = (amount: bigint): string => formatMoney(amount, token);
  const others = assets.filter((asset) => asset.toLowerCase() !== rulebook.currency.toLowerCase());
  return (
    <div className="charter">
      <Part title={summary.purpose}>
        <p className="prose">{tame(rulebook.purpose)}</p>
      </Part>
      <Part title={summary.founders(founders.length)}>
        <Founders charter={charter} you={you} />
      </Part>
      <Part title={summary.money}>
        <p>{summary.moneyWords(token.symbol, money(rulebook.sharePar))}</p>
        {rulebook.currency !== zeroAddress && (
          <p>{summary.currencyAt(<code className="uri">{rulebook.currency}</code>)}</p>
        )}
        {others.length > 0 && <p className="uri">{summary.assets(others.map(assetName))}</p>}
      </Part>
      <Part title={summary.classes}>
        <Classes rulebook={rulebook} />
      </Part>
      <Part title={rulesStep.kinds}>
        {rulebook.kinds.map((_, slot) => (
          <div key={slot}>
            <h4>{kindNameOf(rulebook, slot)}</h4>
            <KindWords rulebook={rulebook} slot={slot} />
          </div>
        ))}
      </Part>
      <Part title={rulesStep.articles}>
        {rulebook.articles.length === 0 && <p>{summary.none}</p>}
        {rulebook.articles.map(({ title, text, kindSlot }, i) => (
          <div key={i}>
            <h4>
              <bdi>{title}</bdi>
            </h4>
            <p className="prose">{tame(text)}</p>
            <p className="quiet">{summary.changedBy(kindNameOf(rulebook, kindSlot))}</p>
          </div>
        ))}
      </Part>
      <Part title={rulesStep.tiers}>
        <Sentences of={tierWords(rulebook, money)} />
      </Part>
      <Part title={rulesStep.membership}>
        <Sentences of={rulesStep.membershipWords(rulebook.membership)} />
      </Part>
      <Part title={rulesStep.capital}>
        <Sentences of={rulesStep.capitalWords(rulebook.capital, money(rulebook.capital.liquidityFloor))} />
      </Part>
      <Part title={rulesStep.agenda}>
        <Sentences of={rulesStep.agendaWords(rulebook.agenda)} />
      </Part>
      <Part title={rulesStep.reserve}>
        <p>{rulesStep.reserveWords(rulebook.reserveBps)}</p>
        <p>{rulesStep.bodiesWords(rulebook.lockedBodies.map(({ name }) => name))}</p>
        {rulebook.lockedBodies.map(({ wallet }) => (
          <p key={wallet}>
            <code className="uri">{wallet}</code>
          </p>
        ))}
      </Part>
    </div>
  );
}

const assetName = (asset: string): string => (asset === zeroAddress ? words.basics.ether : asset);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="charter-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Founders({ charter: { founders, rulebook }, you }: Pick<CharterWordsProps, "charter" | "you">) {
  return (
    <ul className="charter-founders">
      {founders.map(({ wallet, class: class_ }) => (
        <li key={wallet}>
          <code className="uri">{wallet}</code>{" "}
          <span>
            <ClassDot class={class_} /> <bdi>{rulebook.classes[class_]?.name}</bdi>
          </span>
          {wallet.toLowerCase() === you?.toLowerCase() && <span className="badge">{words.consents.you}</span>}
        </li>
      ))}
    </ul>
  );
}

function Classes({ rulebook: { classes, weighing } }: { rulebook: Rulebook }) {
  return (
    <>
      <WeightBar weights={classes.map(({ weightBps }) => weightBps)} of={10_000} />
      <ul className="charter-classes">
        {classes.map((each, c) => (
          <li key={c}>
            <ClassDot class={c} /> <strong className="plain-text">{summary.className(each)}</strong>{" "}
            <span className="quiet">
              {summary.admission[ADMISSIONS[each.admission] ?? "Resolution"](each.vouchers)}{" "}
              {summary.shares(each.minShares, each.maxShares)}{" "}
              {each.maxVotes > 1 && `${words.classes.maxVotes}: ${each.maxVotes}.`}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{summary.limits(weighing)}</p>
    </>
  );
}

/** How a kind of resolution decides, in a few sentences. */
export function KindWords({ rulebook: { kinds, classes }, slot }: { rulebook: Rulebook; slot: number }) {
  const kind = kinds[slot];
  if (kind === undefined) return null;
  const ofClasses = words.kind.classes(kind, classes.length);
  return (
    <Sentences
      of={[
        words.kind.approval(kind),
        words.kind.quorum(kind, weighs(kind)),
        ...(ofClasses === "" ? [] : [ofClasses]),
        words.kind.time(kind),
        words.kind.tenure(kind),
      ]}
    />
  );
}

export function Sentences({ of: sentences }: { of: readonly string[] }) {
  return (
    <ul className="sentences">
      {sentences.map((sentence, i) => (
        <li key={i}>{sentence}</li>
      ))}
    </ul>
  );
}

export function kindNameOf({ kinds, dissolutionSlot }: Rulebook, slot: number): string {
  return words.kindName(slot, kinds.length, dissolutionSlot);
}

/** What a payout needs, by its amount. */
export function tierWords({ tiers }: Rulebook, money: (amount: bigint) => string): string[] {
  return [...tiers.map((tier) => rulesStep.tier(tier, money(tier.upTo))), rulesStep.above];
}
