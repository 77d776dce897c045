import { CallList } from "./Actions.tsx";
import { shownFields, withInitials } from "./compose.ts";
import type { Desk } from "./desk.ts";
import type { Composed } from "./draft.ts";
import { FieldControl } from "./FieldControl.tsx";
import type { Values } from "./fields.ts";
import { words } from "./words/index.ts";

interface ActionEditorProps {
  composed: Composed;
  desk: Desk;
  isFirst: boolean;
  isLast: boolean;
  isTried: boolean; // somebody wanted to propose: now say what is missing
  onChange: (values: Values) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** What catalogues say of a template, whichever it is. */
interface TemplateWords {
  title: string;
  about: string;
  fields: Readonly<Record<string, string>>;
  rows?: Readonly<Record<string, string>>;
}

/** One thing to do: its fields, and what it does in words as soon as that is known. */
export function ActionEditor(props: ActionEditorProps) {
  const { composed, desk, isTried, onChange } = props;
  const { action, template, calls, problems } = composed;
  const said: TemplateWords = words.templates[template.id];
  const values = withInitials(template.fields, action.values, desk);
  return (
    <li className="card action">
      <div className="action-head">
        <h3>{said.title}</h3>
        <Order {...props} title={said.title} />
      </div>
      <p className="quiet">{said.about}</p>
      <div className="form-fields">
        {shownFields(template, action.values, desk).map(([name, field]) => {
          const problem = problems.get(name);
          return (
            <FieldControl
              key={name}
              label={said.fields[name] ?? name}
              rowLabels={said.rows ?? {}}
              field={field}
              raw={values[name] ?? ""}
              values={values}
              desk={desk}
              problem={problem === "unfit" && isTouched(action.values[name]) ? problem : isTried ? problem : undefined}
              onChange={(raw) => onChange({ ...action.values, [name]: raw })}
            />
          );
        })}
      </div>
      <div className="action-preview">
        <h4>{words.preview}</h4>
        {calls === undefined ? (
          <p className="quiet">{words.incomplete}</p>
        ) : (
          <CallList calls={calls} names={desk.names} />
        )}
      </div>
    </li>
  );
}

/** Lists are full of what is not there yet while they are filled in, and say so line by line. */
const isTouched = (raw: Values[string] | undefined): boolean => typeof raw === "string" && raw !== "";

function Order({ isFirst, isLast, onMove, onRemove, title }: ActionEditorProps & { title: string }) {
  return (
    <div className="buttons">
      {!isFirst && (
        <button type="button" className="plain" aria-label={words.up(title)} onClick={() => onMove(-1)}>
          {words.upShort}
        </button>
      )}
      {!isLast && (
        <button type="button" className="plain" aria-label={words.down(title)} onClick={() => onMove(1)}>
          {words.downShort}
        </button>
      )}
      <button type="button" className="plain" aria-label={words.remove(title)} onClick={onRemove}>
        {words.removeShort}
      </button>
    </div>
  );
}
