import { createContext, useContext, useId, useState } from "react";
import type { ReactNode } from "react";
import { locale } from "../words/language.ts";
import type { Problem } from "./rules.ts";

/** The problems that are shown by now, for the fields that they stand in. */
export const ProblemsContext = createContext<readonly Problem[]>([]);

interface FieldProps {
  field: string; // by which problems name it
  label: string;
  hint?: string;
  isNarrow?: boolean;
}

/** What a field's input says of itself to those who hear it. */
interface Aria {
  id: string;
  "data-field": string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
}

function Field({ field, label, hint, isNarrow, children }: FieldProps & { children: (aria: Aria) => ReactNode }) {
  const id = useId();
  const problems = useContext(ProblemsContext).filter((problem) => problem.field === field);
  const described = [hint === undefined ? "" : `${id}-hint`, problems.length === 0 ? "" : `${id}-problem`].join(" ");
  const aria: Aria = {
    id,
    "data-field": field,
    "aria-invalid": problems.length > 0 ? true : undefined,
    "aria-describedby": described.trim() === "" ? undefined : described.trim(),
  };
  return (
    <div className={isNarrow === true ? "field field-narrow" : "field"}>
      <label htmlFor={id}>
        <span>{label}</span>
      </label>
      {children(aria)}
      {hint !== undefined && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problems.length > 0 && (
        <p className="problem" id={`${id}-problem`}>
          {problems[0]?.words}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number; // of a longer text
  isCode?: boolean; // an address, or the like
}

export function TextField({ value, onChange, rows, isCode = false, ...rest }: TextFieldProps) {
  return (
    <Field {...rest}>
      {(aria) =>
        rows === undefined ? (
          <input
            {...aria}
            dir={isCode ? "ltr" : "auto"}
            className={isCode ? "code-input" : undefined}
            value={value}
            autoComplete="off"
            spellCheck={!isCode}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...aria}
            dir="auto"
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

/** Takes whoever looks for a problem to the field that it stands in, wherever that is folded away. */
export function goToField(field: string): void {
  const input = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  for (let fold = input?.closest("details"); fold != null; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  input?.focus();
}

interface NumberFieldProps extends FieldProps {
  value: number; // NaN while it is no number
  onChange: (value: number) => void;
  unit?: number; // how many of `value` make one of what is typed: 100 basis points, 86,400 seconds
}

/** Keeps what is typed until it is a number, with a comma or a point. */
export function NumberField({ value, onChange, unit = 1, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState(() => writeNumber(value, unit));
  const shown = Object.is(readNumber(typed, unit), value) ? typed : writeNumber(value, unit);
  return (
    <Field {...rest}>
      {(aria) => (
        <input
          {...aria}
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            onChange(readNumber(event.currentTarget.value, unit));
          }}
        />
      )}
    </Field>
  );
}

/** The number that somebody typed, times `unit`; NaN for what is none. */
export function readNumber(typed: string, unit: number): number {
  const text = typed.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(text)) return NaN;
  return unit === 1 ? Number(text) : Math.round(Number(text) * unit);
}

export function writeNumber(value: number, unit: number): string {
  if (Number.isNaN(value)) return "";
  return (value / unit).toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 6 });
}

export const PERCENT = 100; // basis points
export const DAYS = 86_400; // seconds

interface ChoiceFieldProps<Value extends string> extends FieldProps {
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>({ value, choices, onChange, ...rest }: ChoiceFieldProps<Value>) {
  return (
    <Field {...rest}>
      {(aria) => (
        <select {...aria} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
          {choices.map(([choice, said]) => (
            <option key={choice} value={choice}>
              {said}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Asks once more, in the place where something would be lost. */
export function Sure({ ask, yes, no, onYes, onNo }: SureProps) {
  return (
    <div className="sure" role="alert">
      <p>{ask}</p>
      <div className="buttons">
        <button type="button" onClick={onYes}>
          {yes}
        </button>
        <button type="button" onClick={onNo}>
          {no}
        </button>
      </div>
    </div>
  );
}

interface SureProps {
  ask: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}
