import type { ReactNode } from "react";
import type { Charter, KindDraft, RulebookDraft } from "../../../sdk/src/charter.ts";
import { MODES } from "../../../sdk/src/names.ts";
import { formatMoney } from "../ui/money.ts";
import { kindNameOf, KindWords, Sentences, tierWords } from "./CharterWords.tsx";
import { ChoiceField, DAYS, NumberField, PERCENT, TextField } from "./fields.tsx";
import type { FoundingDraft } from "./useFounding.ts";
import { words } from "./words/index.ts";

const { rulesStep: said, kind: kindWords } = words;

type Kind = Charter["rulebook"]["kinds"][number];

/** The rules in plain words; what a founder wants to read or change opens. */
export function RulesStep(founding: FoundingDraft) {
  return (
    <>
      <Kinds {...founding} />
      <Articles {...founding} />
      <Tiers {...founding} />
      <Membership {...founding} />
      <Capital {...founding} />
      <Agenda {...founding} />
      <Reserve {...founding} />
    </>
  );
}

/** Changes some of the rules. */
function setterOf({ draft, change }: FoundingDraft) {
  return (patch: Partial<RulebookDraft>) => change({ rules: { ...draft.rules, ...patch } });
}

/** Rules about one thing: in words, and behind them the fields. */
function Part({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="card rules-part">
      <h3>{title}</h3>
      {lead}
      {children}
    </section>
  );
}

function Fold({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details>
      <summary>{summary}</summary>
      <div className="form">{children}</div>
    </details>
  );
}

const APPROVALS = [
  { numerator: 1, denominator: 2, moreThan: true },
  { numerator: 2, denominator: 3, moreThan: false },
  { numerator: 3, denominator: 4, moreThan: false },
  { numerator: 4, denominator: 5, moreThan: false },
  { numerator: 9, denominator: 10, moreThan: false },
  { numerator: 1, denominator: 1, moreThan: false },
] as const;

type Approval = Pick<KindDraft, "numerator" | "denominator" | "moreThan">;

const approvalKey = ({ numerator, denominator, moreThan }: Approval): string =>
  `${moreThan ? ">" : "≥"}${numerator}/${denominator}`;

/** The approvals to choose from: the usual ones, and the one that the kind has. Consent may need none. */
function approvalsFor(kind: KindDraft): readonly (readonly [string, string, Approval])[] {
  const all: Approval[] = APPROVALS.some((approval) => approvalKey(approval) === approvalKey(kind))
    ? [...APPROVALS]
    : [kind, ...APPROVALS];
  return all.map((approval) => [approvalKey(approval), kindWords.fraction(approval), approval] as const);
}

function Kinds(founding: FoundingDraft) {
  const { rulebook } = founding.charter;
  const { kinds } = founding.draft.rules;
  return (
    <Part title={said.kinds}>
      {kinds.map((kind, slot) => (
        <div key={slot} className="rules-item">
          <h4>{kindNameOf(rulebook, slot)}</h4>
          <p className="quiet">{words.kindUse(slot, kinds.length, rulebook.dissolutionSlot)}</p>
          <p>{kindWords.approval(rulebook.kinds[slot] as Kind)}</p>
          <Fold summary={said.read(kindNameOf(rulebook, slot))}>
            <KindWords rulebook={rulebook} slot={slot} />
            <KindFields founding={founding} kind={kind} slot={slot} />
          </Fold>
        </div>
      ))}
    </Part>
  );
}

function KindFields({ founding, kind, slot }: { founding: FoundingDraft; kind: KindDraft; slot: number }) {
  const { kinds, dissolutionSlot, classes } = founding.draft.rules;
  const set = (patch: Partial<KindDraft>) => setterOf(founding)({ kinds: kinds.with(slot, { ...kind, ...patch }) });
  const at = (field: string) => `kind.${slot}.${field}`;
  const approvals = approvalsFor(kind);
  const numberField = (
    name: "minVotedClasses" | "minClassSize" | "notice" | "votingTime" | "delay" | "minTenure",
    unit: number,
  ) => (
    <NumberField
      field={at(name)}
      label={kindWords.fields[name]}
      isNarrow
      unit={unit}
      value={kind[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <>
      <div className="fields">
        {slot < dissolutionSlot && (
          <ChoiceField
            field={at("mode")}
            label={kindWords.fields.mode}
            value={kind.mode}
            choices={MODES.map((mode) => [mode, kindWords.modes[mode]] as const)}
            onChange={(mode) => set({ mode })}
          />
        )}
        <ChoiceField
          field={at("approval")}
          label={kindWords.fields.approval}
          value={approvalKey(kind)}
          choices={approvals.map(([key, approval]) => [key, approval] as const)}
          onChange={(chosen) => set(partsOf(approvals.find(([key]) => key === chosen)?.[2] ?? kind))}
        />
      </div>
      <div className="fields">
        <NumberField
          field={at("quorum")}
          label={kindWords.fields.quorum}
          isNarrow
          unit={PERCENT}
          value={kind.quorumBps}
          onChange={(quorumBps) => set({ quorumBps })}
        />
        <NumberField
          field={at("secondQuorum")}
          label={kindWords.fields.secondQuorum}
          isNarrow
          unit={PERCENT}
          value={kind.secondQuorumBps}
          onChange={(secondQuorumBps) => set({ secondQuorumBps })}
        />
        {classes.length > 1 && slot < dissolutionSlot && (
          <>
            <NumberField
              field={at("classQuorum")}
              label={kindWords.fields.classQuorum}
              isNarrow
              unit={PERCENT}
              value={kind.classQuorumBps}
              onChange={(classQuorumBps) => set({ classQuorumBps })}
            />
            {numberField("minVotedClasses", 1)}
            {numberField("minClassSize", 1)}
          </>
        )}
      </div>
      <div className="fields">
        {numberField("notice", DAYS)}
        {numberField("votingTime", DAYS)}
        {numberField("delay", DAYS)}
        {numberField("minTenure", DAYS)}
      </div>
    </>
  );
}

const partsOf = ({ numerator, denominator, moreThan }: Approval): Approval => ({ numerator, denominator, moreThan });

function Articles(founding: FoundingDraft) {
  const { rulebook } = founding.charter;
  const { articles, kinds } = founding.draft.rules;
  const set = (next: RulebookDraft["articles"]) => setterOf(founding)({ articles: next });
  const choices = kinds.map((_, slot) => [String(slot), kindNameOf(rulebook, slot)] as const);
  return (
    <Part title={said.articles} lead={<p className="quiet">{said.articlesLead}</p>}>
      {articles.map((article, i) => (
        <Fold
          key={i}
          summary={
            <>
              {said.articleNumber(i + 1)} <bdi className="quiet">{article.title}</bdi>
            </>
          }
        >
          <TextField
            field={`article.${i}.title`}
            label={said.articleTitle}
            value={article.title}
            onChange={(title) => set(articles.with(i, { ...article, title }))}
          />
          <TextField
            field={`article.${i}.text`}
            label={said.articleText}
            rows={4}
            value={article.text}
            onChange={(text) => set(articles.with(i, { ...article, text }))}
          />
          <ChoiceField
            field={`article.${i}.kind`}
            label={said.articleKind}
            value={String(article.kindSlot)}
            choices={choices}
            onChange={(slot) => set(articles.with(i, { ...article, kindSlot: Number(slot) }))}
          />
          <button type="button" className="plain" onClick={() => set(articles.toSpliced(i, 1))}>
            {said.removeArticle(i + 1)}
          </button>
        </Fold>
      ))}
      <div className="buttons">
        <button
          type="button"
          onClick={() => set([...articles, { title: "", text: "", kindSlot: Math.min(1, kinds.length - 1) }])}
        >
          {said.addArticle}
        </button>
      </div>
    </Part>
  );
}

const MOST_TIERS = 8;

function Tiers(founding: FoundingDraft) {
  const { charter, token, draft } = founding;
  const { tiers } = draft.rules;
  const symbol = token?.symbol ?? words.basics.someCurrency;
  const money = (amount: bigint) => formatMoney(amount, token ?? { symbol, decimals: 18 });
  const set = (next: RulebookDraft["tiers"]) => setterOf(founding)({ tiers: next });
  const sentences = tierWords(charter.rulebook, money);
  const last = tiers.at(-1) ?? { upTo: 100, approvals: 1, objections: 1, waiting: 0 };
  return (
    <Part title={said.tiers} lead={<p className="quiet">{said.tiersLead}</p>}>
      <Sentences of={sentences} />
      {tiers.map((tier, i) => (
        <Fold key={i} summary={said.edit(said.tierNumber(i + 1))}>
          <div className="fields">
            <NumberField
              field={`tier.${i}.upTo`}
              label={said.upTo(symbol)}
              isNarrow
              value={tier.upTo}
              onChange={(upTo) => set(tiers.with(i, { ...tier, upTo }))}
            />
            <NumberField
              field={`tier.${i}.approvals`}
              label={said.approvals}
              isNarrow
              value={tier.approvals}
              onChange={(approvals) => set(tiers.with(i, { ...tier, approvals }))}
            />
            <NumberField
              field={`tier.${i}.objections`}
              label={said.objections}
              isNarrow
              value={tier.objections}
              onChange={(objections) => set(tiers.with(i, { ...tier, objections }))}
            />
            <NumberField
              field={`tier.${i}.waiting`}
              label={said.waiting}
              isNarrow
              unit={DAYS}
              value={tier.waiting}
              onChange={(waiting) => set(tiers.with(i, { ...tier, waiting }))}
            />
          </div>
          {tiers.length > 1 && (
            <button type="button" className="plain" onClick={() => set(tiers.toSpliced(i, 1))}>
              {said.removeTier(i + 1)}
            </button>
          )}
        </Fold>
      ))}
      {tiers.length < MOST_TIERS && (
        <div className="buttons">
          <button type="button" onClick={() => set([...tiers, { ...last, upTo: last.upTo * 10 }])}>
            {said.addTier}
          </button>
        </div>
      )}
    </Part>
  );
}

function Membership(founding: FoundingDraft) {
  const { membership } = founding.draft.rules;
  const numberField = (name: keyof typeof membership) => (
    <NumberField
      field={name}
      label={said[name]}
      isNarrow
      unit={DAYS}
      value={membership[name]}
      onChange={(value) => setterOf(founding)({ membership: { ...membership, [name]: value } })}
    />
  );
  return (
    <Part title={said.membership}>
      <Sentences of={said.membershipWords(founding.charter.rulebook.membership)} />
      <Fold summary={said.edit(said.membership)}>
        <div className="fields">
          {numberField("answerTime")}
          {numberField("hearing")}
          {numberField("recoveryDelay")}
          {numberField("switchCooldown")}
        </div>
      </Fold>
    </Part>
  );
}

function Capital(founding: FoundingDraft) {
  const { charter, token, draft } = founding;
  const { capital } = draft.rules;
  const symbol = token?.symbol ?? words.basics.someCurrency;
  const floor = charter.rulebook.capital.liquidityFloor;
  const set = (patch: Partial<typeof capital>) => setterOf(founding)({ capital: { ...capital, ...patch } });
  const numberField = (field: string, label: string, unit: number, name: keyof typeof capital) => (
    <NumberField
      field={field}
      label={label}
      isNarrow
      unit={unit}
      value={capital[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <Part title={said.capital}>
      <Sentences
        of={said.capitalWords(
          charter.rulebook.capital,
          formatMoney(floor < 0n ? 0n : floor, token ?? { symbol, decimals: 18 }),
        )}
      />
      <Fold summary={said.edit(said.capital)}>
        <div className="fields">
          {numberField("capitalNotice", said.capitalNotice, DAYS, "notice")}
          {numberField("lock", said.lock, DAYS, "lock")}
          {numberField("yearlyCap", said.yearlyCap, PERCENT, "yearlyCapBps")}
          {numberField("interestFloor", said.interestFloor, PERCENT, "interestFloorBps")}
          {numberField("interestBase", said.interestBase, PERCENT, "interestBaseBps")}
          {numberField("interestOverBase", said.interestOverBase, PERCENT, "interestOverBaseBps")}
          {numberField("liquidityFloor", said.liquidityFloor(symbol), 1, "liquidityFloor")}
        </div>
      </Fold>
    </Part>
  );
}

function Agenda(founding: FoundingDraft) {
  const { agenda } = founding.draft.rules;
  const numberField = (field: string, label: string, unit: number, name: keyof typeof agenda) => (
    <NumberField
      field={field}
      label={label}
      isNarrow
      unit={unit}
      value={agenda[name]}
      onChange={(value) => setterOf(founding)({ agenda: { ...agenda, [name]: value } })}
    />
  );
  return (
    <Part title={said.agenda}>
      <Sentences of={said.agendaWords(founding.charter.rulebook.agenda)} />
      <Fold summary={said.edit(said.agenda)}>
        <div className="fields">
          {numberField("maxOpenProposals", said.maxOpenProposals, 1, "maxOpenProposals")}
          {numberField("maxPrincipals", said.maxPrincipals, 1, "maxPrincipals")}
          {numberField("petition", said.petition, PERCENT, "petitionBps")}
          {numberField("petitionCap", said.petitionCap, 1, "petitionCap")}
          {numberField("rePutBar", said.rePutBar, DAYS, "rePutBar")}
        </div>
      </Fold>
    </Part>
  );
}

function Reserve(founding: FoundingDraft) {
  const { draft, change, charter } = founding;
  const { lockedBodies } = draft;
  return (
    <Part title={said.reserve}>
      <Sentences
        of={[said.reserveWords(charter.rulebook.reserveBps), said.bodiesWords(lockedBodies.map(({ name }) => name))]}
      />
      <Fold summary={said.edit(said.reserve)}>
        <NumberField
          field="reserve"
          label={said.reservePart}
          isNarrow
          unit={PERCENT}
          value={draft.rules.reserveBps}
          onChange={(reserveBps) => setterOf(founding)({ reserveBps })}
        />
        <h4>{said.bodies}</h4>
        {lockedBodies.map((body, i) => (
          <div key={i} className="fields">
            <TextField
              field={`body.${i}.name`}
              label={said.bodyName}
              value={body.name}
              onChange={(name) => change({ lockedBodies: lockedBodies.with(i, { ...body, name }) })}
            />
            <TextField
              field={`body.${i}.wallet`}
              label={said.bodyWallet}
              isCode
              value={body.wallet}
              onChange={(wallet) => change({ lockedBodies: lockedBodies.with(i, { ...body, wallet }) })}
            />
            <button
              type="button"
              className="plain"
              onClick={() => change({ lockedBodies: lockedBodies.toSpliced(i, 1) })}
            >
              {said.removeBody(i + 1)}
            </button>
          </div>
        ))}
        <div className="buttons">
          <button type="button" onClick={() => change({ lockedBodies: [...lockedBodies, { wallet: "", name: "" }] })}>
            {said.addBody}
          </button>
        </div>
      </Fold>
    </Part>
  );
}
