import { useId } from "react";
import type { ClassDraft } from "../../../sdk/src/charter.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { kindNameOf } from "./CharterWords.tsx";
import { addClass, removeClass } from "./draft.ts";
import { ChoiceField, NumberField, PERCENT, TextField } from "./fields.tsx";
import { amplificationOf, powersOf } from "./power.ts";
import type { Power } from "./power.ts";
import type { FoundingDraft } from "./useFounding.ts";
import { weighs } from "./warnings.ts";
import { ClassDot, WeightBar } from "./WeightBar.tsx";
import { words } from "./words/index.ts";

const { classes: said } = words;
const MOST = 8; // classes

/** Who shares the say, and what one member of each class weighs. */
export function ClassesStep(founding: FoundingDraft) {
  const { draft, change } = founding;
  const { classes } = draft.rules;
  const whole = classes.reduce((sum, { weightBps }) => sum + weightBps, 0);
  return (
    <>
      <ul className="class-list">
        {classes.map((each, c) => (
          <li key={c} className="card">
            <ClassFields founding={founding} index={c} value={each} />
          </li>
        ))}
      </ul>
      <p className={whole === 10_000 ? "verdict verdict-good" : "verdict verdict-bad"} role="status">
        {Number.isNaN(whole) ? words.rules.weightsWhole(whole) : said.sum(whole)}
      </p>
      {classes.length < MOST && (
        <div className="buttons">
          <button type="button" onClick={() => change(addClass(draft))}>
            {said.add}
          </button>
        </div>
      )}
      <PowerPicture {...founding} />
      <Limits {...founding} />
    </>
  );
}

function ClassFields({ founding, index, value }: { founding: FoundingDraft; index: number; value: ClassDraft }) {
  const { draft, change } = founding;
  const set = (patch: Partial<ClassDraft>) =>
    change({ rules: { ...draft.rules, classes: draft.rules.classes.with(index, { ...value, ...patch }) } });
  const at = (field: string) => `class.${index}.${field}`;
  const hintId = useId();
  return (
    <>
      <div className="fields">
        <TextField field={at("name")} label={said.className} value={value.name} onChange={(name) => set({ name })} />
        <NumberField
          field={at("weight")}
          label={said.weight}
          isNarrow
          unit={PERCENT}
          value={value.weightBps}
          onChange={(weightBps) => set({ weightBps })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={value.isUser}
          aria-describedby={hintId}
          onChange={(event) => set({ isUser: event.currentTarget.checked })}
        />
        <span>
          {said.user}
          <small className="quiet" id={hintId}>
            {said.userHint}
          </small>
        </span>
      </label>
      <details>
        <summary>
          {said.more} <span className="quiet">{said.admissions[value.admission]}</span>
        </summary>
        <div className="form">
          <div className="fields">
            <ChoiceField
              field={at("admission")}
              label={said.admission}
              hint={value.admission === "Officer" ? said.officerHint : undefined}
              value={value.admission}
              choices={ADMISSIONS.map((admission) => [admission, said.admissions[admission]] as const)}
              onChange={(admission) => set({ admission })}
            />
            {value.admission === "Vouched" && (
              <NumberField
                field={at("vouchers")}
                label={said.vouchers}
                isNarrow
                value={value.vouchers}
                onChange={(vouchers) => set({ vouchers })}
              />
            )}
          </div>
          <div className="fields">
            <NumberField
              field={at("minShares")}
              label={said.minShares}
              isNarrow
              value={value.minShares}
              onChange={(minShares) => set({ minShares })}
            />
            <NumberField
              field={at("maxShares")}
              label={said.maxShares}
              isNarrow
              value={value.maxShares}
              onChange={(maxShares) => set({ maxShares })}
            />
            <NumberField
              field={at("maxVotes")}
              label={said.maxVotes}
              hint={said.maxVotesHint}
              isNarrow
              value={value.maxVotes}
              onChange={(maxVotes) => set({ maxVotes })}
            />
          </div>
        </div>
      </details>
      {draft.rules.classes.length > 1 && (
        <button type="button" className="plain" onClick={() => change(removeClass(draft, index))}>
          {said.remove(value.name)}
        </button>
      )}
    </>
  );
}

/** What one member of each class weighs, with as many members as the founders reckon with (domain.md 1.2, R10). */
function PowerPicture({ draft, change, charter }: FoundingDraft) {
  const { rulebook } = charter;
  const { classes, kinds } = rulebook;
  const weighed = kinds.map((kind, slot) => ({ kind, slot })).filter(({ kind }) => weighs(kind));
  const first = weighed[0];
  if (classes.length < 2) return null;
  if (first === undefined) return <p className="prompt">{said.power.heads}</p>;
  const powers = powersOf(classes, draft.expected, first.kind.minClassSize);
  const most = Math.max(...powers.map(({ each }) => each)) || 1;
  const expect = (c: number, members: number) => change({ expected: draft.expected.with(c, members) });
  return (
    <section className="card power" aria-labelledby="power-title">
      <h3 id="power-title">{said.power.title}</h3>
      <p>{said.power.lead}</p>
      <WeightBar weights={powers.map(({ share }) => share)} of={1} />
      <ul className="power-list">
        {classes.map(({ name }, c) => (
          <li key={c}>
            <NumberField
              field={`expected.${c}`}
              label={said.power.members(name)}
              isNarrow
              value={draft.expected[c] ?? NaN}
              onChange={(members) => expect(c, members)}
            />
            <EachWeighs power={powers[c] as Power} class={c} most={most} />
          </li>
        ))}
      </ul>
      <p role="status">{ratioWords(powers, classes)}</p>
      <p className="quiet">{said.power.counted(weighed.map(({ slot }) => kindNameOf(rulebook, slot)))}</p>
    </section>
  );
}

function EachWeighs({
  power: { each, isDormant },
  class: class_,
  most,
}: {
  power: Power;
  class: number;
  most: number;
}) {
  return (
    <div className="power-each">
      <p>
        <ClassDot class={class_} /> {isDormant ? said.power.dormant : said.power.each(each)}
      </p>
      <div className="power-bar" aria-hidden="true">
        <span className={`class-look-${class_}`} style={{ width: `${(100 * each) / most}%` }} />
      </div>
    </div>
  );
}

function ratioWords(powers: readonly Power[], classes: readonly { name: string }[]): string {
  const amplification = amplificationOf(powers);
  if (amplification === undefined || amplification.times < 1.05) return said.power.same;
  const nameOf = (c: number): string => classes[c]?.name ?? "";
  return said.power.ratio(nameOf(amplification.most), nameOf(amplification.least), amplification.times);
}

function Limits({ draft, change }: FoundingDraft) {
  const { weighing } = draft.rules;
  const set = (patch: Partial<typeof weighing>) =>
    change({ rules: { ...draft.rules, weighing: { ...weighing, ...patch } } });
  return (
    <details className="card">
      <summary>{said.limits}</summary>
      <div className="fields">
        <NumberField
          field="nonUserCap"
          label={said.nonUserCap}
          isNarrow
          unit={PERCENT}
          value={weighing.nonUserCapBps}
          onChange={(nonUserCapBps) => set({ nonUserCapBps })}
        />
        <NumberField
          field="classFloor"
          label={said.classFloor}
          isNarrow
          unit={PERCENT}
          value={weighing.classFloorBps}
          onChange={(classFloorBps) => set({ classFloorBps })}
        />
        <NumberField
          field="classCeiling"
          label={said.classCeiling}
          isNarrow
          unit={PERCENT}
          value={weighing.classCeilingBps}
          onChange={(classCeilingBps) => set({ classCeilingBps })}
        />
        <NumberField
          field="minClasses"
          label={said.minClasses}
          isNarrow
          value={weighing.minClasses}
          onChange={(minClasses) => set({ minClasses })}
        />
      </div>
    </details>
  );
}
