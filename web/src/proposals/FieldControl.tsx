import { useId } from "react";
import { isAddress, zeroAddress } from "viem";
import { nounAt } from "../../../sdk/src/coop.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { memberAt } from "../members/register.ts";
import { percentOfBps } from "../words/format.ts";
import type { Problem } from "./compose.ts";
import type { Desk } from "./desk.ts";
import { rawOf, UNITS, YES } from "./fields.ts";
import type { Control, Field, Option, Raw, Row, Unit, Values } from "./fields.ts";
import { chosenFunction } from "./templates/other.ts";
import { checkWeights, parseWeights } from "./weights.ts";
import { words as said } from "./words/actions/index.ts";
import { words } from "./words/index.ts";

const { form } = words;

interface FieldProps {
  label: string;
  rowLabels: Readonly<Record<string, string>>; // of lists
  field: Field<unknown>;
  raw: Raw;
  values: Values; // of all fields, for those that depend on others
  desk: Desk;
  problem?: Problem;
  onChange: (raw: Raw) => void;
}

/** One field of a form, by what it asks for, and why it cannot stay as it is. */
export function FieldControl(props: FieldProps) {
  const { field, label, problem } = props;
  const id = useId();
  const isGroup = ["choices", "list", "weights", "arguments"].includes(field.control.type);
  const mayStayEmpty = field.isOptional && field.control.type !== "check" && field.control.type !== "arguments";
  const title = mayStayEmpty ? `${label} (${form.optional})` : label;
  const message =
    problem === undefined ? undefined : problem === "missing" ? form.missing : form.unfit[field.control.type];
  const shown = message === undefined || message === "" ? undefined : message;
  const described = shown === undefined ? undefined : `${id}-problem`;
  const entry = <Entry {...props} id={id} title={title} described={described} />;
  return (
    <div className={`field ${widthOf(field.control)}`}>
      {field.control.type === "check" ? (
        entry
      ) : isGroup ? (
        <fieldset className="field-group" aria-describedby={described}>
          <legend>{title}</legend>
          {entry}
        </fieldset>
      ) : (
        <>
          <label htmlFor={id}>
            <span>{title}</span>
          </label>
          {entry}
        </>
      )}
      {shown !== undefined && (
        <p id={described} className="problem">
          {shown}
        </p>
      )}
    </div>
  );
}

function widthOf({ type }: Control): string {
  if (["choices", "list", "weights", "arguments", "long"].includes(type)) return "field-wide";
  return type === "wallet" ? "field-long" : "";
}

interface EntryProps extends FieldProps {
  id: string;
  title: string;
  described?: string; // id of what is wrong
}

function Entry(props: EntryProps) {
  const { field, raw, onChange, id, described, desk, values, title } = props;
  const typed = typeof raw === "string" ? raw : "";
  const { control } = field;
  const common = {
    id,
    "aria-describedby": described,
    "aria-invalid": described === undefined ? undefined : true,
    required: !field.isOptional,
  };
  const change = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  switch (control.type) {
    case "text":
      return <input {...common} value={typed} onChange={change} maxLength={control.most} autoComplete="off" />;
    case "long":
      return <textarea {...common} rows={4} value={typed} onChange={change} />;
    case "number":
    case "percent":
      return <input {...common} inputMode="decimal" value={typed} onChange={change} autoComplete="off" />;
    case "money":
      return <MoneyEntry control={control} common={common} typed={typed} change={change} desk={desk} values={values} />;
    case "wallet":
      return <WalletEntry common={common} typed={typed} change={change} desk={desk} />;
    case "date":
      return <input {...common} type="datetime-local" value={typed} onChange={change} />;
    case "duration":
      return <DurationEntry common={common} typed={typed} onChange={onChange} label={title} />;
    case "check":
      return (
        <label className="check">
          <input
            type="checkbox"
            id={id}
            checked={typed === YES}
            onChange={(event) => onChange(event.currentTarget.checked ? YES : "no")}
          />
          <span>{title}</span>
        </label>
      );
    case "choice":
      return <ChoiceEntry common={common} options={control.options(desk, values)} typed={typed} change={change} />;
    case "choices":
      return <ChoicesEntry options={control.options(desk, values)} typed={typed} onChange={onChange} />;
    case "list":
      return <ListEntry {...props} control={control} />;
    case "weights":
      return <WeightsEntry typed={typed} onChange={onChange} desk={desk} />;
    case "arguments":
      return <ArgumentsEntry {...props} />;
  }
}

interface Common {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  required: boolean;
}

type Change = (event: { currentTarget: { value: string } }) => void;

interface MoneyEntryProps {
  control: Extract<Control, { type: "money" }>;
  common: Common;
  typed: string;
  change: Change;
  desk: Desk;
  values: Values;
}

function MoneyEntry({ control, common, typed, change, desk, values }: MoneyEntryProps) {
  const asset = control.asset(desk, values);
  return (
    <span className="money-entry">
      <input {...common} inputMode="decimal" value={typed} onChange={change} autoComplete="off" />
      <span className="money-unit">
        {asset === undefined ? "" : asset === zeroAddress ? "ETH" : desk.names.asset(asset)}
      </span>
    </span>
  );
}

const MOST_SUGGESTED = 200; // wallets and choices that a browser lists while somebody types

function WalletEntry({ common, typed, change, desk }: { common: Common; typed: string; change: Change; desk: Desk }) {
  const members = [...desk.books.members.values()].filter(({ leftAt }) => leftAt === 0).slice(0, MOST_SUGGESTED);
  const known = isAddress(typed.trim(), { strict: false }) ? whoIs(typed.trim(), desk) : undefined;
  return (
    <div>
      <input
        {...common}
        list={`${common.id}-wallets`}
        value={typed}
        onChange={change}
        placeholder="0x…"
        spellCheck={false}
        autoComplete="off"
      />
      <datalist id={`${common.id}-wallets`}>
        {members.map(({ number, wallet }) => (
          <option key={number} value={wallet} label={desk.names.member(number)} />
        ))}
      </datalist>
      {known !== undefined && <p className="quiet">{known}</p>}
    </div>
  );
}

function whoIs(wallet: string, { books, names }: Desk): string | undefined {
  const noun = nounAt(names.addresses, wallet);
  if (noun !== undefined) return form.isContract(said.nouns[noun]);
  const member = memberAt(books, wallet);
  return member === undefined ? undefined : form.knownAs(names.member(member.number));
}

interface DurationEntryProps {
  common: Common;
  typed: string;
  onChange: (raw: Raw) => void;
  label: string;
}

function DurationEntry({ common, typed, onChange, label }: DurationEntryProps) {
  const [amount = "", unit = "days"] = typed.split(" ");
  const set = (to: string, of: string) => onChange(to.trim() === "" ? "" : `${to.trim()} ${of}`);
  return (
    <span className="duration-entry">
      <input
        {...common}
        inputMode="decimal"
        value={amount}
        onChange={(e) => set(e.currentTarget.value, unit)}
        autoComplete="off"
      />
      <select aria-label={form.unit(label)} value={unit} onChange={(e) => set(amount, e.currentTarget.value)}>
        {(Object.keys(UNITS) as Unit[]).map((one) => (
          <option key={one} value={one}>
            {form.units[one]}
          </option>
        ))}
      </select>
    </span>
  );
}

interface ChoiceEntryProps {
  common: Common;
  options: readonly Option[];
  typed: string;
  change: Change;
}

function ChoiceEntry({ common, options, typed, change }: ChoiceEntryProps) {
  if (options.length === 0) return <p className="quiet">{form.none}</p>;
  if (options.length > MOST_SUGGESTED) {
    const chosen = options.find(({ value }) => value === typed);
    return (
      <div>
        <input {...common} list={`${common.id}-options`} value={typed} onChange={change} autoComplete="off" />
        <datalist id={`${common.id}-options`}>
          {options
            .filter(({ value, label }) => value.startsWith(typed) || label.includes(typed))
            .slice(0, MOST_SUGGESTED)
            .map(({ value, label }) => (
              <option key={value} value={value} label={label} />
            ))}
        </datalist>
        {chosen !== undefined && <p className="quiet">{chosen.label}</p>}
      </div>
    );
  }
  const isKnown = options.some(({ value }) => value === typed);
  return (
    <select {...common} value={isKnown ? typed : ""} onChange={change}>
      {!isKnown && <option value="">{form.pick}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface ChoicesEntryProps {
  options: readonly Option[];
  typed: string;
  onChange: (raw: Raw) => void;
}

function ChoicesEntry({ options, typed, onChange }: ChoicesEntryProps) {
  const picked = new Set(typed.split(",").filter((value) => value !== ""));
  const toggle = (value: string, isPicked: boolean) => {
    const after = options.filter((one) => (one.value === value ? isPicked : picked.has(one.value)));
    onChange(after.map((one) => one.value).join(","));
  };
  return (
    <div className="ticks">
      {options.map(({ value, label }) => (
        <label key={value} className="check">
          <input type="checkbox" checked={picked.has(value)} onChange={(e) => toggle(value, e.currentTarget.checked)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

interface ListEntryProps extends FieldProps {
  control: Extract<Control, { type: "list" }>;
}

function ListEntry({ control, raw, rowLabels, values, desk, problem, onChange }: ListEntryProps) {
  const rows = typeof raw === "string" ? [] : raw;
  const set = (index: number, name: string, to: Raw) =>
    onChange(rows.map((row, i) => (i === index && typeof to === "string" ? { ...row, [name]: to } : row)));
  return (
    <>
      <ol className="rows">
        {rows.map((row, i) => (
          <li key={i} className="row">
            <RowFields
              row={row}
              control={control}
              labels={rowLabels}
              values={{ ...values, ...row }}
              desk={desk}
              isTried={problem === "missing"}
              onChange={(name, to) => set(i, name, to)}
            />
            {rows.length > 1 && (
              <button type="button" className="plain" onClick={() => onChange(rows.filter((_, one) => one !== i))}>
                {form.removeRow(i + 1)}
              </button>
            )}
          </li>
        ))}
      </ol>
      {rows.length < control.most && (
        <button type="button" onClick={() => onChange([...rows, {}])}>
          {form.addRow}
        </button>
      )}
    </>
  );
}

interface RowFieldsProps {
  row: Row;
  control: Extract<Control, { type: "list" }>;
  labels: Readonly<Record<string, string>>;
  values: Values;
  desk: Desk;
  isTried: boolean;
  onChange: (name: string, raw: Raw) => void;
}

function RowFields({ row, control, labels, values, desk, isTried, onChange }: RowFieldsProps) {
  return (
    <div className="form-fields">
      {Object.entries(control.fields).map(([name, field]) => {
        const raw = rawOf(name, field, row, desk);
        const isUnfit = field.parse(raw, desk, values) === undefined;
        const problem = !isUnfit ? undefined : raw === "" ? (isTried ? "missing" : undefined) : "unfit";
        return (
          <FieldControl
            key={name}
            label={labels[name] ?? name}
            rowLabels={{}}
            field={field}
            raw={raw}
            values={values}
            desk={desk}
            problem={problem}
            onChange={(to) => onChange(name, to)}
          />
        );
      })}
    </div>
  );
}

/** The weight of each class, checked against the statute while they are typed. */
function WeightsEntry({ typed, onChange, desk }: { typed: string; onChange: (raw: Raw) => void; desk: Desk }) {
  const classes = [...desk.books.classes.values()];
  const parts = typed.split(",");
  const id = useId();
  const set = (index: number, to: string) =>
    onChange(classes.map((_, c) => (c === index ? to.replaceAll(",", ".") : parts[c] ?? "")).join(","));
  return (
    <>
      <div className="form-fields">
        {classes.map(({ weightBps }, c) => (
          <div key={c} className="field">
            <label htmlFor={`${id}-${c}`}>
              <span>
                {words.weights.of(desk.names.className(c))} ({words.weights.before(percentOfBps(weightBps))})
              </span>
            </label>
            <input
              id={`${id}-${c}`}
              inputMode="decimal"
              value={parts[c] ?? ""}
              onChange={(e) => set(c, e.currentTarget.value)}
              autoComplete="off"
            />
          </div>
        ))}
      </div>
      <WeightRules weights={parseWeights(typed).map((bps) => bps ?? 0)} desk={desk} />
    </>
  );
}

function WeightRules({ weights, desk }: { weights: readonly number[]; desk: Desk }) {
  const { weighing } = statuteOf(desk.books);
  const checks = checkWeights(weights, [...desk.books.classes.values()], weighing);
  const [least, most] = [percentOfBps(weighing.classFloorBps), percentOfBps(weighing.classCeilingBps)];
  const namesOf = (classes: readonly number[]) => classes.map(desk.names.className);
  const isInside = checks.outside.length === 0;
  return (
    <div role="status">
      <ul className="rules-live">
        <RuleLine fits={checks.isWhole}>{words.weights.sum(percentOfBps(checks.sum))}</RuleLine>
        <RuleLine fits={isInside}>
          {isInside ? words.weights.floorOk(least, most) : words.weights.floor(namesOf(checks.outside), least, most)}
        </RuleLine>
        <RuleLine fits={checks.isWithinCap}>
          {words.weights.cap(percentOfBps(checks.others), percentOfBps(weighing.nonUserCapBps))}
        </RuleLine>
        {!checks.isChange && <RuleLine fits={false}>{words.weights.change}</RuleLine>}
        {checks.losers.length > 0 && <li>{words.weights.losers(namesOf(checks.losers))}</li>}
      </ul>
    </div>
  );
}

function RuleLine({ fits, children }: { fits: boolean; children: string }) {
  return (
    <li className={fits ? "rule-fits" : "rule-fails"}>
      {children} <strong>({fits ? words.weights.ok : words.weights.notOk})</strong>
    </li>
  );
}

function ArgumentsEntry({ raw, values, onChange, id }: EntryProps) {
  const [typed = {}] = typeof raw === "string" ? [] : raw;
  const inputs = chosenFunction(values)?.inputs ?? [];
  return (
    <div className="form-fields">
      {inputs.map((input, i) => (
        <div key={i} className="field">
          <label htmlFor={`${id}-${i}`}>
            <span>{form.argument(input.name ?? String(i + 1), input.type)}</span>
          </label>
          <input
            id={`${id}-${i}`}
            value={typed[String(i)] ?? ""}
            onChange={(event) => onChange([{ ...typed, [String(i)]: event.currentTarget.value }])}
            spellCheck={false}
            autoComplete="off"
          />
        </div>
      ))}
    </div>
  );
}
